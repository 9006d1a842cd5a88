# oracle: none, extension of VMIOT's API
# dialects: both
import math
print math.isModule(), (1).isModule(), math.sin.isModule()  # expect: True False False
