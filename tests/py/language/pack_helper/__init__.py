# helper
name = "package"
__all__ = ["module", "listed"]
listed = "listed"
