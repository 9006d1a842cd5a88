# What a formatter makes of text, lists, fonts and margins, and how plain text is wrapped.
import formatter, sys, StringIO
W = formatter.AbstractWriter
def new():
    return formatter.AbstractFormatter(W())
f = new()
print '--- flow'
f.add_flowing_data('hello  world '); f.add_flowing_data(' x\ty\n'); f.add_flowing_data(''); f.add_flowing_data('   '); f.add_flowing_data('z')
f.add_line_break(); f.add_line_break(); f.add_flowing_data('  lead'); f.end_paragraph(1); f.end_paragraph(2); f.end_paragraph(0); f.add_flowing_data(' a'); f.end_paragraph(3)
print '--- lit'
f.add_literal_data('lit\n'); f.add_literal_data('lit  x'); f.add_flowing_data(' a '); f.add_literal_data('q'); f.add_flowing_data('a '); f.flush_softspace(); f.add_hor_rule(1, a=2); f.add_hor_rule()
f.add_flowing_data('b'); f.add_hor_rule('x')
print '--- labels'
for fmt, c in [('1', 3), ('A', 27), ('a', 1), ('i', 4), ('I', 1999), ('a', 0), ('*', 3), ('(1)', 4), ('1.a', 5), ('I', 5000), ('x', 1), (None, 1), ('Aa', 53), ('i', 49), ('', 2), ('i', 0)]:
    f.add_flowing_data('t')
    try: f.add_label_data(fmt, c)
    except Exception as e: print repr(e)
    try: print repr(f.format_counter(fmt, c))
    except Exception as e: print repr(e)
f.add_label_data('*', 1, 3); f.add_label_data('*', None); f.add_label_data(None, None)
print '--- align'
f.push_alignment('left'); f.push_alignment('left'); f.push_alignment(None); f.push_alignment('right'); f.pop_alignment(); f.pop_alignment(); f.pop_alignment(); f.pop_alignment(); f.pop_alignment()
print '--- font'
A = formatter.AS_IS
f.push_font(('h1', 0, 1, 0)); f.push_font((A, 1, A, A)); f.add_flowing_data('q '); f.push_font(None) if 0 else None; f.push_font(('x', A, A, 1)); f.pop_font(); f.pop_font(); f.pop_font(); f.pop_font()
print '--- margin'
f.push_margin('m'); f.push_margin('m'); f.push_margin(None); f.push_margin(''); f.push_margin('q'); f.pop_margin(); f.pop_margin(); f.pop_margin(); f.pop_margin();f.pop_margin()
print '--- style'
f.add_flowing_data('q '); f.push_style('a', 'b'); f.push_style(); f.push_style('c'); f.pop_style(2); f.pop_style(); f.pop_style()
f.set_spacing('2'); f.set_spacing(None)
f.assert_line_data(); print sorted((k, v) for k, v in vars(f).items() if k != 'writer'); f.assert_line_data(0); print f.hard_break, f.softspace
print '--- dumb'
for maxcol in (72, 10, 5):
    o = StringIO.StringIO(); w = formatter.DumbWriter(o, maxcol); d = formatter.AbstractFormatter(w)
    d.add_flowing_data('the quick brown fox jumps over the lazy dog'); d.add_flowing_data(' and more'); d.end_paragraph(1)
    d.add_literal_data('lit\tx\nyyyyyyyyyyyyyyyyyyyyyy'); d.add_hor_rule(); d.add_label_data('*', 1); d.add_flowing_data('item one two three'); d.end_paragraph(2); d.add_flowing_data('x' * 14 + ' y'); d.add_line_break(); d.add_flowing_data('z')
    w.flush(); print o.getvalue(); print vars(w).keys() == 1, w.col, w.atbreak, w.maxcol
n = formatter.NullFormatter(); n.add_flowing_data('x'); n.push_margin(3); print n.writer.__class__
n = formatter.NullWriter(); print n.send_hor_rule(), n.new_font(3), vars(n)
w = W(); 
for m, a in [('new_alignment', ('x',)), ('new_font', ((1,2),)), ('new_margin', (1, 2)), ('new_spacing', (1,)), ('new_styles', ((1,),)), ('send_paragraph', (2,)), ('send_line_break', ()), ('send_hor_rule', (1,)), ('send_label_data', ('x',)), ('send_flowing_data', ('x y',)), ('send_literal_data', ('x',))]: getattr(w, m)(*a)
w.send_hor_rule(1, a=2)
