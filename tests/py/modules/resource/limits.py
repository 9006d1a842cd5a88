import resource
soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
print soft > 0, resource.RLIM_INFINITY  # expect: True -1
print resource.getrusage(resource.RUSAGE_SELF).ru_utime >= 0, resource.getpagesize()  # expect: True 4096
resource.getrlimit(99)  # expect raises: ValueError: invalid resource specified
