class Site:
    offences = {}


def read(folder, url):
    return Site()
