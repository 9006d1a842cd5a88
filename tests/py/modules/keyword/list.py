import keyword
print len(keyword.kwlist), keyword.iskeyword('print'), keyword.iskeyword('nonlocal'), keyword.kwlist[:3]  # expect: 31 True False ['and', 'as', 'assert']
