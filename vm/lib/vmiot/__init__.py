# SPDX-License-Identifier: MIT
"""What vmiotman offers beyond Python 2.7: tasks (`vmiot.task`, whose names are here, too), synchronisation
(`vmiot.sync`), jobs (`vmiot.job`), services (`vmiot.service`) and objects as bytes (`vmiot.serial`)."""
from vmiot.task import *
from vmiot.task import __all__
