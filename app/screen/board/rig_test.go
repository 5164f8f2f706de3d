package board_test

import (
	"context"
	"fmt"
	"strings"
	"testing"
	"time"

	"gongdan/app/screen"
	"gongdan/app/screen/board"
	"gongdan/app/screen/screentest"
	"gongdan/app/shop"
	"gongdan/app/work"
	"gongdan/data"
)

// floor is a shop with cars in every column and the board in front.
type floor struct {
	*screentest.Rig
	zw, lq shop.Person
	jobs   map[string]shop.Labour
	parts  map[string]shop.Part
	cars   map[string]shop.OrderID // by plate
}

func day(r *screentest.Rig) time.Time { return time.Date(2026, 4, 14, 0, 0, 0, 0, r.Env.Lang.Zone) }

// newFloor is a shop with technicians and a bay, and no car yet.
func newFloor(t testing.TB, look screentest.Look) *floor {
	t.Helper()
	f := &floor{Rig: screentest.New(t, look), jobs: map[string]shop.Labour{}, parts: map[string]shop.Part{}, cars: map[string]shop.OrderID{}}
	f.zw = screentest.Read(f.Rig, func(v data.View) (shop.Person, error) { return data.PersonByCode(v, "zw") })
	f.zw.Skills = []shop.Skill{shop.Mechanic, shop.Upkeep}
	f.zw = screentest.Do(f.Rig, func(ctx context.Context, d work.Desk) (shop.Person, error) { return work.SavePerson(ctx, d, f.zw) })
	f.lq = screentest.Do(f.Rig, func(ctx context.Context, d work.Desk) (shop.Person, error) {
		return work.SavePerson(ctx, d, shop.Person{Code: "lq", Name: "李强", Roles: []shop.Role{shop.Technician}, Skills: []shop.Skill{shop.Chassis}, Active: true})
	})
	screentest.Do(f.Rig, func(ctx context.Context, d work.Desk) (shop.Bay, error) {
		return work.SaveBay(ctx, d, shop.Bay{Code: "2", Name: "2 号位", Hours: 8 * shop.One, Active: true})
	})
	for _, name := range []string{"更换机油、机油滤清器", "更换前制动片与制动盘", "四轮定位"} {
		f.jobs[name] = f.Labour(shop.Labour{Code: fmt.Sprintf("BY-%03d", len(f.jobs)+1), Name: name, Hours: 1500, WorkClass: shop.Minor})
	}
	f.parts["机油滤清器"] = f.Part(shop.Part{Number: "06K115562", Name: "机油滤清器", Unit: "个", Price: 4800, Origin: shop.OEM}, 90*shop.One, 2600)
	f.parts["后减震器"] = f.Part(shop.Part{Number: "3Q0413031", Name: "后减震器", Unit: "个", Price: 68000, Origin: shop.OEM}, 0, 0)
	return f
}

func (f *floor) labour(name string) shop.Line {
	l := f.jobs[name]
	return shop.Line{Kind: shop.LabourLine, Name: l.Name, LabourID: l.ID, Qty: l.Hours, Price: 12000, Payer: shop.PayCustomer}
}

func (f *floor) part(name string) shop.Line {
	p := f.parts[name]
	return shop.Line{Kind: shop.PartLine, Name: p.Name, PartID: p.ID, Qty: shop.One, Price: p.Price, Origin: shop.OEM, Payer: shop.PayCustomer}
}

// car brings a car as far as a station, received at an hour of the day.
func (f *floor) car(plate, model, owner string, at float64, to shop.Status, lines ...shop.Line) shop.Order {
	f.T.Helper()
	c := f.Customer(shop.Customer{Name: owner, Phone: "13800001234", Source: shop.WalkIn})
	v := f.Vehicle(shop.Vehicle{Plate: plate, OwnerID: c.ID, Make: "大众", Model: model, Year: 2021})
	o := f.Visit(v, day(f.Rig).Add(time.Duration(at*float64(time.Hour))), to, shop.Order{Intake: shop.Intake{MileageKM: 23480, Complaint: "例行保养"}, Lines: lines})
	f.cars[plate] = o.ID
	return o
}

// given gives all jobs of a car to somebody.
func (f *floor) given(o shop.Order, who shop.Person, from float64) shop.Order {
	f.T.Helper()
	var jobs []shop.Dispatch
	start := day(f.Rig).Add(time.Duration(from * float64(time.Hour)))
	for _, l := range o.Lines {
		if l.Kind == shop.LabourLine {
			jobs = append(jobs, shop.Dispatch{LineID: l.ID, Shares: shop.EvenShares(who.ID), From: start, Until: start.Add(90 * time.Minute)})
		}
	}
	return screentest.Do(f.Rig, func(ctx context.Context, d work.Desk) (shop.Order, error) {
		return work.Dispatch(ctx, d, o.ID, o.Rev, jobs...)
	})
}

func (f *floor) placed(o shop.Order, m shop.BoardMove) shop.Order {
	f.T.Helper()
	return screentest.Do(f.Rig, func(ctx context.Context, d work.Desk) (shop.Order, error) {
		o, _, err := work.PlaceOrder(ctx, d, o.ID, o.Rev, m)
		return o, err
	})
}

// busy is a day with a car in every column.
func busy(t testing.TB, look screentest.Look) *floor {
	t.Helper()
	f := newFloor(t, look)
	oil, brakes, wheels := "更换机油、机油滤清器", "更换前制动片与制动盘", "四轮定位"
	f.car("沪A3K728", "帕萨特", "王建国", 9, shop.Received, f.labour(oil), f.labour(wheels))
	f.car("苏ED26T71", "Model 3", "陈敏", 9.2, shop.Working, f.labour(wheels))
	late := f.given(f.car("沪C1R9M0", "朗逸", "赵磊", 3, shop.Working, f.labour(brakes), f.part("机油滤清器")), f.zw, 8)
	f.Now = day(f.Rig).Add(8*time.Hour + 40*time.Minute)
	screentest.Do(f.Rig, func(ctx context.Context, d work.Desk) (shop.Order, error) {
		return work.StartJob(ctx, d, late.ID, late.Lines[0].ID, f.zw.ID)
	})
	w := f.given(f.car("沪B88K20", "汉兰达", "刘洋", 8, shop.Working, f.labour(oil)), f.lq, 10)
	screentest.Do(f.Rig, func(ctx context.Context, d work.Desk) (shop.Order, error) {
		return work.HangCard(ctx, d, w.ID, w.Rev, shop.Floor{Waits: true, Labels: "要旧件,加急"})
	})
	q := f.car("沪D5U318", "320Li", "郑宁", 8.5, shop.Received, f.labour(brakes), f.part("后减震器"))
	f.Now = day(f.Rig).Add(9*time.Hour + 5*time.Minute)
	screentest.Do(f.Rig, func(ctx context.Context, d work.Desk) (shop.Order, error) {
		return work.QuoteOrder(ctx, d, q.ID, q.Rev)
	})
	f.Now = day(f.Rig).Add(7 * time.Hour)
	p := f.given(f.car("浙AF00672", "秦PLUS", "林悦", -9, shop.Working, f.labour(brakes), f.part("后减震器")), f.lq, 14)
	f.placed(p, shop.BoardMove{To: shop.AwaitParts, Hold: shop.Hold{Why: shop.PartsOrdered}})
	c := f.given(f.car("沪AD81527", "汉EV", "朱敏", 6, shop.Working, f.labour(oil)), f.zw, 16)
	f.placed(c, shop.BoardMove{To: shop.ToCheck})
	f.car("沪A7W0N3", "雅阁", "高翔", 5, shop.Ready, f.labour(oil), f.part("机油滤清器"))
	f.Now = day(f.Rig).Add(9*time.Hour + 47*time.Minute)
	f.open()
	return f
}

func (f *floor) open() { f.Show(board.New(f.Host, screen.Route{Screen: screen.Board})) }

// choose walks to the card of a plate.
func (f *floor) choose(plate string) {
	f.T.Helper()
	f.Press("Home", "←", "←", "←", "←", "←", "Home")
	for range 6 {
		for range 8 {
			if f.shown(plate) {
				return
			}
			f.Press("↓")
		}
		f.Press("→", "Home")
	}
	f.T.Fatalf("no key leads to %s", plate)
}

// shown reports whether Enter would open the car of a plate.
func (f *floor) shown(plate string) bool {
	f.Press("Enter")
	to := f.Routes[len(f.Routes)-1]
	return to.ID == int64(f.cars[plate])
}

func (f *floor) order(plate string) shop.Order {
	f.T.Helper()
	return screentest.Read(f.Rig, func(v data.View) (shop.Order, error) { return data.Order(v, f.cars[plate]) })
}

func (f *floor) stage(plate string) shop.Stage {
	o := f.order(plate)
	return shop.StageOf(&o)
}

// says is all that is written on the screen.
func (f *floor) says() string {
	var all []string
	for _, l := range f.Seen() {
		all = append(all, l.Text)
	}
	return strings.Join(all, "\n")
}

// other is another program on the same file.
func (f *floor) other() work.Desk {
	f.T.Helper()
	s, err := data.Open(f.T.Context(), f.Store.Where())
	if err != nil {
		f.T.Fatal(err)
	}
	f.T.Cleanup(func() { s.Close() })
	d := f.Desk()
	d.Store = s
	return d
}
