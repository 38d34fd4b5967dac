def index(folder):
    pass
