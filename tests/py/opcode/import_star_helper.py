# helper
__all__ = ["visible", "also"]
visible = "seen"
also = 1
unlisted = 2
_hidden = 3
