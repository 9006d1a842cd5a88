# helper
import circular_a_helper
saw = circular_a_helper.early, hasattr(circular_a_helper, "late")
def get():
    return circular_a_helper.late
