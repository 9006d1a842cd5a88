# SPDX-License-Identifier: MIT
"""WSGI, the interface between web servers and applications (PEP 333).

util: the environment of a request; headers: those of an answer; handlers: run an application and send its answer;
simple_server: an HTTP server; validate: tells what a server or an application does wrong."""
