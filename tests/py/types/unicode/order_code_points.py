print sorted([u'\uffff', u'\U00010000', u'a', 'b']) == [u'a', 'b', u'\uffff', u'\U00010000'], cmp(u'\U00010000', u'\uffff'), u'\U00010000' > u'\ue000'  # expect: True 1 True
