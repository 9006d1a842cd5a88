from collections import namedtuple

from alarms import AlarmPanel

Reading = namedtuple('Reading', 'minute zone channel value')


def run(values):
    panel = AlarmPanel({'temp': (10.0, 20.0, 1.0)})
    for index, value in enumerate(values):
        panel.check(Reading(index * 10, 'z', 'temp', value))
    panel.finish()
    return panel


def test_hysteresis_keeps_an_alarm_on():
    panel = run([15, 21, 19.5, 23, 19, 15])
    assert [alarm[2:] for alarm in panel.alarms] == [('high', 10, 30, 23)]


def test_low_alarm_at_the_end_of_the_log():
    assert [alarm[2:] for alarm in run([15, 9, 8, 9.5]).alarms] == [('low', 10, 30, 8)]


def test_glitches_are_counted():
    panel = run([15, 25, 15, 25, 15])
    assert panel.alarms == [] and panel.glitches == 2
