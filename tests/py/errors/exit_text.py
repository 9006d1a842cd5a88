# expect exit: 1
# expect stderr: the tank is empty
import sys
sys.exit('the tank is empty')
