# expect exit: 1
# process: the exit code of a process has eight bits
import sys
sys.exit(257)
