# helper
value = "module value"
