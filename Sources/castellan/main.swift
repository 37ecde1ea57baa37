print("castellan")
