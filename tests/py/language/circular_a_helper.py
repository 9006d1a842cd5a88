# helper
early = "early"
import circular_b_helper
late = "late"
result = circular_b_helper.saw, circular_b_helper.get()
