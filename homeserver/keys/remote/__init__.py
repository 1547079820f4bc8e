"""Keys of users of other servers.

They are asked for where they live (`asking.py`).  The device lists of users with whom this server shares a room are
kept here besides: in the tables of local users' keys, with a row in `remote_device_lists` that says whether the list is
to be trusted.  Updates keep a list current (`lists.py`); where one is missing the whole list is fetched (`resyncs.py`);
where no room is shared any more nobody tells of changes, and the list goes (`endings.py`).
"""
