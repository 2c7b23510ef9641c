// The precompiled header of every target is built with this file.
