from reader import BadLine, LogReader, parse


def test_good_line():
    reading = parse('5,north,humidity,1023'.replace('1023', '1020'))
    assert reading[:3] == (5, 'north', 'humidity')
    assert abs(reading.value - 99.7067) < 1e-3


def test_comment_and_empty_line():
    assert parse('# a comment') is None
    assert parse('  \n') is None


def test_bad_lines():
    for line, reason in [('1,2,3', '3 fields instead of 4'),
                         ('1,north,wind,5', "unknown channel 'wind'"),
                         ('x,north,temp,300', "invalid literal for int() with base 10: 'x'"),
                         ('1,north,temp,9', 'raw value 9 is outside 150..1000')]:
        try:
            parse(line)
        except BadLine, error:
            assert str(error) == reason, error
        else:
            assert False, line


def test_reader_counts():
    reader = LogReader(['#\n', '1,a,light,0\n', 'oops\n', '2,a,light,1023\n'])
    assert [r.value for r in reader] == [0.0, 1400.0]
    assert (reader.lines, reader.good, reader.bad) == (4, 2, [(3, '1 fields instead of 4')])
