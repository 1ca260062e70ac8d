package main

// varies names the changes whose verdict is not the same in every Go from 1.19 to 1.26.
var varies = map[string]bool{}
