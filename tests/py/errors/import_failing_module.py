# expect stderr: ValueError: inside the module
# expect exit: 1
import helper_raises
