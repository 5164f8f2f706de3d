package blueprint

// Cause (原因) is what a minute of a car's stay went into: work, waiting for
// something, or hours in which the shop was shut.
type Cause string

// The causes. A minute has exactly one: while a clock runs it is work, even at
// night; while the shop is shut nobody waits for anything.
const (
	AtReception   Cause = "reception"  // 接车报价: from the door to the estimate
	ForApproval   Cause = "approval"   // 待确认
	ForTechnician Cause = "technician" // 待技师: agreed, and nobody is at it
	InWork        Cause = "work"       // 在修: a clock runs
	Unclocked     Cause = "unclocked"  // 未计工时: in work, and no clock says when
	ForParts      Cause = "parts"      // 待料
	ForCheck      Cause = "check"      // 待检
	ForSettling   Cause = "settle"     // 待结算
	ForPickup     Cause = "pickup"     // 待取车
	Closed        Cause = "closed"     // 非营业时间
)

// Causes are all causes, in the order in which a visit meets them.
func Causes() []Cause {
	return []Cause{AtReception, ForApproval, ForTechnician, InWork, Unclocked, ForParts, ForCheck, ForSettling, ForPickup, Closed}
}

// Key is the word of the cause.
func (c Cause) Key() string { return "blueprint.cause." + string(c) }

// Waits reports whether nothing happens to the car in the meantime although
// something could.
func (c Cause) Waits() bool {
	switch c {
	case ForApproval, ForTechnician, ForParts, ForCheck, ForSettling, ForPickup:
		return true
	}
	return false
}

// Parts are minutes by what they went into.
type Parts map[Cause]int64

// Sum is how many minutes that is in all.
func (p Parts) Sum() (minutes int64) {
	for _, m := range p {
		minutes += m
	}
	return minutes
}

// Waited is how many minutes the car waited.
func (p Parts) Waited() (minutes int64) {
	for c, m := range p {
		if c.Waits() {
			minutes += m
		}
	}
	return minutes
}

// Most is the cause that the car waited for longest, "" when it never did; of
// two equal ones the one that a visit meets first.
func (p Parts) Most() (most Cause) {
	for _, c := range Causes() {
		if c.Waits() && p[c] > 0 && (most == "" || p[c] > p[most]) {
			most = c
		}
	}
	return most
}
