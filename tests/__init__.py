"""The suite; its folders mirror the apps."""
