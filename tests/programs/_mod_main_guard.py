value = __name__
if __name__ == "__main__":
    value = "wrong"
