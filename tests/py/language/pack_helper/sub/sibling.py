# helper
text = "sibling"
