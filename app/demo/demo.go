// Package demo makes up a repair shop to try things out in: people, customers,
// cars and years of orders, with names, plates and numbers that belong to
// nobody. The same size and seed always make the same shop.
package demo

import (
	"context"
	"math/rand/v2"
	"time"

	"gongdan/app/shop"
	"gongdan/app/work"
)

// Most is the largest number of anything that a demo shop has.
const Most = 2_000_000

// Size is how large the shop is and when its last day was.
type Size struct {
	Vehicles, Orders, Parts int
	Seed                    int64
	Until                   shop.Day
}

// Fill makes the shop in a store without records; another is refused.
func Fill(ctx context.Context, d work.Desk, size Size) (taken work.Taken, err error) {
	err = work.Hastily(ctx, d, func() (err error) {
		taken, err = furnish(ctx, d, size)
		return err
	})
	return taken, err
}

func furnish(ctx context.Context, d work.Desk, size Size) (work.Taken, error) {
	m, err := readMaterial()
	if err != nil {
		return work.Taken{}, err
	}
	var last lastDay
	var goods market
	taken, err := work.Demo(ctx, d, supply, func(l *work.Load) error {
		b := newBuilder(l, m, size, d.Zone)
		for _, step := range []func() error{
			b.settings, workshop{b}.bays, b.people, toolRoom{b}.tools, roads{b}.partners, workshop{b}.weeks, b.labour, b.parts, func() error { return around(b) },
			b.packages, b.owners, b.orders, func() error { return disputes(b) }, diary{b}.bookings,
		} {
			if err := step(); err != nil {
				return err
			}
		}
		last, goods = b.last, b.market()
		return nil
	})
	if err != nil {
		return taken, err
	}
	if err := trade(ctx, d, size.Until, goods); err != nil {
		return taken, err
	}
	if err := handOut(ctx, d, last); err != nil {
		return taken, err
	}
	if err := photos(ctx, d, last.marked); err != nil {
		return taken, err
	}
	if err := work.DemoClaims(ctx, d, size.Until, m.shop.Claims); err != nil {
		return taken, err
	}
	evening := size.Until.Add(-1).Time(d.Zone).Add(18*time.Hour + 30*time.Minute)
	if err := work.DemoCampaigns(ctx, d, evening, m.shop.Campaigns); err != nil {
		return taken, err
	}
	if err := work.DemoDayCloses(ctx, d, size.Until, dayCloses, m.shop.Till); err != nil {
		return taken, err
	}
	return taken, work.DemoTakes(ctx, d, evening, "A-01", "A-02")
}

// dayCloses is on how many days before the last one the till was counted.
const dayCloses = 21

// builder makes one shop. All that is left to chance comes from dice, in the
// same order each time.
type builder struct {
	material
	load *work.Load
	size Size
	dice *rand.Rand
	zone *time.Location
	years

	jobs   map[string]*shop.Labour
	stock  map[string]*shop.Part
	spare  []string // numbers beyond those of the material
	crew   crew
	cars   []car
	floor  int // cars in the workshop so far
	looked int // cars that an inspector may have looked at so far
	rules  []shop.Rule
	points []shop.CheckPoint
	kinds  []int // index of visits, each as often as its weight
	plan   plan
	road   road
	last   lastDay
	tale   tale
}

// years is how long the shop has been there.
type years struct {
	days int       // from the first order to the last
	from time.Time // the first day
}

// crew are the people by what they do.
type crew struct{ advisors, technicians, inspectors []shop.PersonID }

// Days between two visits of a car, and bounds of how long the shop has been
// there.
const (
	betweenVisits = 170
	leastDays     = 45
	mostDays      = 4 * 365
)

func newBuilder(l *work.Load, m material, size Size, zone *time.Location) *builder {
	b := &builder{
		material: m, load: l, size: size, zone: zone, dice: rand.New(rand.NewPCG(uint64(size.Seed), 0x676f6e67)),
		jobs: map[string]*shop.Labour{}, stock: map[string]*shop.Part{}, plan: newPlan(),
	}
	b.days = min(max(size.Orders*betweenVisits/size.Vehicles, leastDays), mostDays)
	b.from = size.Until.Add(1 - b.days).Time(zone)
	for i, v := range m.visits {
		for range v.Weight {
			b.kinds = append(b.kinds, i)
		}
	}
	return b
}

// chance is true in so many of a hundred cases.
func (b *builder) chance(percent int) bool { return b.dice.IntN(100) < percent }

// pick is one of a list.
func pick[T any](b *builder, list []T) T { return list[b.dice.IntN(len(list))] }

// between is a number from least to most.
func (b *builder) between(least, most int) int { return least + b.dice.IntN(most-least+1) }

func (b *builder) settings() error {
	rate, err := money(b.shop.Shop.LabourRate)
	if err != nil {
		return err
	}
	return b.load.Settings(func(s *shop.Settings) {
		of := b.shop.Shop
		s.Name, s.USCC, s.Address, s.Phone, s.PlatePrefix, s.LabourRate = of.Name, of.USCC, of.Address, of.Phone, of.PlatePrefix, rate
	})
}

func (b *builder) people() (err error) {
	if b.rules, err = b.load.RuleBook(); err != nil {
		return err
	}
	if b.points, err = work.CheckPoints(b.load); err != nil {
		return err
	}
	for _, x := range b.shop.People {
		p := shop.Person{Code: x.Code, Name: x.Name, Roles: x.Roles, Phone: x.Phone, Active: true, Skills: x.Skills}
		if err := b.load.Person(p); err != nil {
			return err
		}
		id := b.load.FindPerson(x.Code)
		if p.Is(shop.Advisor) {
			b.crew.advisors = append(b.crew.advisors, id)
		}
		if p.Is(shop.Inspector) {
			b.crew.inspectors = append([]shop.PersonID{id}, b.crew.inspectors...) // before the owner
		} else if p.Is(shop.Owner) {
			b.crew.inspectors = append(b.crew.inspectors, id)
		}
		if p.Is(shop.Technician) {
			b.crew.technicians = append(b.crew.technicians, id)
		}
	}
	return nil
}

func (b *builder) labour() error {
	for _, x := range b.material.labour {
		hours, err := qty(x.Hours)
		if err != nil {
			return err
		}
		rate, err := money(x.Rate)
		if err != nil {
			return err
		}
		job := shop.Labour{Code: x.Code, Name: x.Name, Hours: hours, Rate: rate, WorkClass: x.WorkClass, GuaranteeDays: x.Days, GuaranteeKM: x.KM, Active: true}
		if err := b.load.Labour(job); err != nil {
			return err
		}
		if b.jobs[x.Code], err = b.load.FindLabour(x.Code); err != nil {
			return err
		}
	}
	return nil
}

func (b *builder) packages() error {
	for _, x := range b.shop.Packages {
		k := shop.Package{Code: x.Code, Name: x.Name, Active: true}
		for _, i := range x.Items {
			n, err := qty(i.Qty)
			if err != nil {
				return err
			}
			item := shop.PackageItem{Qty: n}
			if job := b.jobs[i.Labour]; job != nil {
				item.LabourID = job.ID
			}
			if part := b.stock[i.Part]; part != nil {
				item.PartID = part.ID
			}
			if item.LabourID != 0 || item.PartID != 0 {
				k.Items = append(k.Items, item)
			}
		}
		if err := b.load.Package(k); err != nil {
			return err
		}
	}
	return nil
}
