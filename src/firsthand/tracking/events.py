"""The events that Python tells a hook, by what they mean."""

import os

# What starts a process. A fork is watched as the process that it leaves.
STARTED = {
    *("os.exec", "os.posix_spawn", "os.spawn", "os.startfile", "os.system"),
    *("pty.spawn", "subprocess.Popen"),
}
LISTED = {"os.listdir", "os.scandir", "os.walk", "os.fwalk"}
CHANGED = {  # what changes files; the last ones have two paths
    *("os.chmod", "os.mkdir", "os.remove", "os.rmdir", "os.truncate"),
    *("os.link", "os.rename", "os.symlink"),
}
WRITING = os.O_WRONLY | os.O_RDWR
