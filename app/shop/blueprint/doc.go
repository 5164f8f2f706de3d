// Package blueprint measures the shop's service by its own blueprint
// (服务蓝图): the steps of a visit with their standard minutes, how long each
// took, and what the car waited for (这台车为什么还在厂). It reckons from what was
// recorded, events and clocks, never from a status as it is now; what was not
// recorded is not guessed.
//
//	step.go     the steps, as they stood on a day
//	hours.go    when the shop is open
//	cause.go    what a car can wait for
//	walk.go     events and clocks, one after the other
//	stay.go     a visit cut into its causes and its steps
//	figures.go  many visits together
//
// All of it is in whole minutes, so that parts always sum to the whole.
package blueprint
