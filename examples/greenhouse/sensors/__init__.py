"""Sub-project: from lines of a sensor log to readings in physical units. Runs by itself, too: see main.py."""
from calibration import Calibration
from reader import BadLine, LogReader, Reading

__all__ = ['BadLine', 'Calibration', 'LogReader', 'Reading']
