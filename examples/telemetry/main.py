"""A report as protocol buffers, and as the XML that an older server wants."""
from google.protobuf import json_format
from xml.etree import ElementTree

import telemetry_pb2


def to_xml(report):
    root = ElementTree.Element('report', device=report.device, at=report.at.ToJsonString())
    for value in report.temperatures:
        ElementTree.SubElement(root, 'temperature').text = '%.2f' % (value / 100.0)
    state = report.WhichOneof('state')
    ElementTree.SubElement(root, state).text = unicode(getattr(report, state))
    return ElementTree.tostring(root)


report = telemetry_pb2.Report(device='greenhouse-3', temperatures=[2150, 2175, -40], alarm='door <open>')
report.at.FromSeconds(1600000000)
data = report.SerializeToString()
print len(data), 'bytes:', data.encode('hex')

received = telemetry_pb2.Report.FromString(data)
print received
print json_format.MessageToJson(received)
print to_xml(received)
