package door_test

import (
	"context"
	"testing"
	"time"

	"gongdan/app/screen/door"
	"gongdan/app/screen/screentest"
	"gongdan/app/shop"
	"gongdan/app/work"
	"gongdan/data"
)

// rig is a locked desk: the owner and the advisor have a PIN, the others none.
type rig struct {
	*screentest.Rig
	gate *work.Gate
	in   []shop.Person
}

func lock(t *testing.T, look screentest.Look) *rig {
	t.Helper()
	r := open(t, look)
	r.Fill(door.New(r.Host, r.gate, func(p shop.Person) { r.in = append(r.in, p) }))
	return r
}

// open is the same desk with somebody at it.
func open(t *testing.T, look screentest.Look) *rig {
	t.Helper()
	r := &rig{Rig: screentest.New(t, look), gate: work.NewGate()}
	r.pin("wl", "2468")
	r.pin("ln", "135790")
	return r
}

func (r *rig) pin(code, pin string) {
	p := screentest.Read(r.Rig, func(v data.View) (shop.Person, error) { return data.PersonByCode(v, code) })
	if err := work.SetPIN(r.T.Context(), r.Desk(), p.ID, pin); err != nil {
		r.T.Fatal(err)
	}
}

// digits presses each digit.
func (r *rig) digits(s string) {
	for _, c := range s {
		r.Press(string(c))
	}
}

func (r *rig) wants(code string) {
	r.T.Helper()
	if len(r.in) != 1 || r.in[0].Code != code {
		r.T.Fatalf("came in: %+v, want %s", r.in, code)
	}
}

// The tiles are in the order of the codes: ck, ln, wl, zw.

func TestWhoeverHasNoPINEntersWithADigit(t *testing.T) {
	r := lock(t, screentest.Look{})
	r.Press("4")
	r.wants("zw")
}

func TestArrowsAndEnterChooseAndThePINLetsIn(t *testing.T) {
	r := lock(t, screentest.Look{})
	r.Press("Esc", "→", "↓", "←", "Enter") // ck → ln → zw → wl
	if len(r.in) != 0 {
		t.Fatal("came in without the PIN")
	}
	r.digits("2468")
	r.Press("Enter")
	r.wants("wl")
}

func TestTheSixthDigitIsTriedAtOnceAndEscGoesBackToTheTiles(t *testing.T) {
	r := lock(t, screentest.Look{})
	r.Press("3", "Esc", "2")
	r.digits("135799")
	r.Press("BackSpace")
	if len(r.in) != 0 {
		t.Fatal("a wrong PIN opened the door")
	}
	r.digits("135790")
	r.wants("ln")
}

func TestWhoGuessesHasToWait(t *testing.T) {
	r := lock(t, screentest.Look{})
	r.Press("3")
	r.digits("12")
	r.Press("Enter") // too short: not a try
	for range 3 {
		r.digits("111111")
	}
	r.digits("2468")
	r.Press("Enter")
	r.Picture("door-wait")
	if len(r.in) != 0 {
		t.Fatal("came in while waiting")
	}
	r.Now = r.Now.Add(4 * time.Second)
	r.Tick()
	r.Press("Esc", "3")
	r.digits("2468")
	r.Press("Enter")
	r.wants("wl")
}

func TestSomebodyWithTheRightAllowsOneThing(t *testing.T) {
	r := open(t, screentest.Look{})
	r.Sit("zw")
	door.AskPIN(r.Host, r.gate, shop.Discount, func(p shop.Person) { r.in = append(r.in, p) })
	r.Type("9999")
	r.Press("Enter")
	if len(r.in) != 0 {
		t.Fatal("a wrong PIN was taken")
	}
	r.Picture("door-ask")
	r.Type("135790") // the advisor, who stands first
	r.Press("Enter")
	r.wants("ln")
}

func TestEscLeavesWithoutAllowing(t *testing.T) {
	r := open(t, screentest.Look{})
	door.AskPIN(r.Host, r.gate, shop.Manage, func(p shop.Person) { r.in = append(r.in, p) })
	r.Type("24")
	r.Press("Esc")
	if len(r.in) != 0 || r.Focused() != nil {
		t.Error("something was left open")
	}
}

func TestTheDoorIsWholeAtEverySize(t *testing.T) {
	for name, look := range map[string]screentest.Look{
		"zh-1366": {}, "en-1366-dark": {Tag: "en", Dark: true}, "zh-1092": {W: 1092, H: 535}, "zh-1092-dark": {W: 1092, H: 535, Dark: true},
	} {
		t.Run(name, func(t *testing.T) {
			r := lock(t, look)
			for i, n := range []string{"孙前台", "周质检", "吴收银"} {
				screentest.Do(r.Rig, saving(shop.Person{Code: "x" + string(rune('a'+i)), Name: n, Roles: []shop.Role{shop.Inspector, shop.Cashier}, Active: true}))
			}
			r.Picture("door-" + name)
			r.Press("2", "1", "3")
			r.Picture("door-pin-" + name)
		})
	}
}

func saving(p shop.Person) func(context.Context, work.Desk) (shop.Person, error) {
	return func(ctx context.Context, d work.Desk) (shop.Person, error) { return work.SavePerson(ctx, d, p) }
}
