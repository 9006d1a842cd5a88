import no_such_module # expect raises: ImportError: No module named no_such_module
