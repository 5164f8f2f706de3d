package exchange

import (
	"context"
	"time"

	"gongdan/app/shop"
	"gongdan/app/shop/sanbao"
	"gongdan/data"
)

// SanbaoShown is the 三包 clock of a car as of a day.
type SanbaoShown struct {
	VIN          string          `json:"vin"`
	Plate        string          `json:"plate,omitempty"`
	Rule         string          `json:"rule,omitempty"`
	Start        shop.Day        `json:"start,omitempty"`
	On           shop.Day        `json:"on"`
	MileageKM    int64           `json:"mileage_km"`
	Applies      bool            `json:"applies"`
	Why          string          `json:"why,omitempty"`
	Windows      *windowsShown   `json:"windows,omitempty"`
	RepairDays   *countShown     `json:"repair_days,omitempty"`
	Same         []sameShown     `json:"same_problem"`
	Serious      *seriousShown   `json:"serious_safety,omitempty"`
	Assemblies   []replacedShown `json:"assemblies"`
	Parts        []replacedShown `json:"main_parts"`
	Loaners      []loanerShown   `json:"loaner_due"`
	Entitlements []entitledShown `json:"entitlements"`
	Grounds      []groundShown   `json:"grounds"`
	Warnings     []warningShown  `json:"warnings"`
	Compensation *shop.Money     `json:"compensation,omitempty"`
	Missing      string          `json:"compensation_missing,omitempty"`
}

type windowsShown struct {
	SevenDay   *windowShown `json:"seven_day,omitempty"`
	SixtyDay   windowShown  `json:"sixty_day"`
	Sanbao     windowShown  `json:"sanbao"`
	FreeRepair windowShown  `json:"free_repair"`
}

type windowShown struct {
	LastDay shop.Day `json:"last_day"`
	KM      *int64   `json:"km"`
	Open    bool     `json:"open"`
}

type countShown struct {
	Used   int64    `json:"used"`
	Limit  int64    `json:"limit"`
	Orders []string `json:"orders"`
}

type sameShown struct {
	Code   string   `json:"code"`
	Times  int64    `json:"times"`
	Limit  int64    `json:"limit"`
	Orders []string `json:"orders"`
}

type seriousShown struct {
	Repairs int64    `json:"repairs"`
	Limit   int64    `json:"limit"`
	Orders  []string `json:"orders"`
}

type replacedShown struct {
	Assembly shop.Assembly `json:"assembly"`
	Part     string        `json:"part,omitempty"`
	Replaced int64         `json:"replaced"`
	Limit    int64         `json:"limit"`
	Orders   []string      `json:"orders"`
}

type loanerShown struct {
	Order string   `json:"order"`
	From  shop.Day `json:"from"`
}

type entitledShown struct {
	Article  string        `json:"article"`
	Assembly shop.Assembly `json:"assembly"`
	MetOn    shop.Day      `json:"met_on"`
	Order    string        `json:"order"`
}

type groundShown struct {
	Article string        `json:"article"`
	Reason  sanbao.Reason `json:"reason"`
	MetOn   shop.Day      `json:"met_on"`
	Orders  []string      `json:"orders"`
}

type warningShown struct {
	Reason sanbao.Reason `json:"reason"`
	Used   int64         `json:"used"`
	Limit  int64         `json:"limit"`
	Orders []string      `json:"orders"`
}

// Sanbao is the 三包 clock of the car with a plate or VIN as of a day, "" for today.
func (w Viewer) Sanbao(ctx context.Context, key string, on shop.Day, now time.Time) (SanbaoShown, error) {
	shown, err := data.Read(ctx, w.Desk.Store, func(v data.View) (SanbaoShown, error) {
		car, err := data.VehicleByKey(v, key)
		if err != nil {
			return SanbaoShown{}, err
		}
		if on == "" {
			on = shop.DayOf(now, w.Desk.Store.Zone)
		}
		c, err := data.Sanbao(v, car, sanbao.AsOf{On: on, Now: now})
		return w.clock(car, c), err
	})
	return shown, Missing(err, w.Say, "vehicle", key)
}

func (w Viewer) clock(car shop.Vehicle, c sanbao.Clock) SanbaoShown {
	s := SanbaoShown{
		VIN: car.VIN, Plate: car.Plate, Rule: string(c.Terms.Version), Start: c.Start, On: c.On, MileageKM: c.MileageKM, Applies: c.Applies,
		Same: []sameShown{}, Assemblies: []replacedShown{}, Parts: []replacedShown{}, Loaners: []loanerShown{}, Entitlements: []entitledShown{},
		Grounds: []groundShown{}, Warnings: []warningShown{},
	}
	if !c.Applies {
		s.Why = w.Say.Say(c.Why)
		return s
	}
	s.Windows = &windowsShown{SixtyDay: *windowOf(c.Windows.SixtyDay), Sanbao: *windowOf(c.Windows.Sanbao), FreeRepair: *windowOf(c.Windows.FreeRepair)}
	if c.Windows.SevenDay.LastDay != "" {
		s.Windows.SevenDay = windowOf(c.Windows.SevenDay)
	}
	s.RepairDays = &countShown{c.RepairDays.Used, c.RepairDays.Limit, orEmpty(c.RepairDays.Orders)}
	s.Serious = &seriousShown{c.Serious.Used, c.Serious.Limit, orEmpty(c.Serious.Orders)}
	for _, x := range c.Same {
		s.Same = append(s.Same, sameShown{x.Code, x.Used, x.Limit, x.Orders})
	}
	for _, x := range c.Assemblies {
		s.Assemblies = append(s.Assemblies, replacedShown{x.Assembly, "", x.Used, x.Limit, x.Orders})
	}
	for _, x := range c.Parts {
		s.Parts = append(s.Parts, replacedShown{x.Assembly, x.Part, x.Used, x.Limit, x.Orders})
	}
	for _, x := range c.Loaners {
		s.Loaners = append(s.Loaners, loanerShown(x))
	}
	for _, x := range c.Entitlements {
		s.Entitlements = append(s.Entitlements, entitledShown(x))
	}
	for _, x := range c.Grounds {
		s.Grounds = append(s.Grounds, groundShown(x))
	}
	for _, x := range c.Warnings {
		s.Warnings = append(s.Warnings, warningShown(x))
	}
	if c.Compensable {
		s.Compensation = &c.Compensation
	} else if c.Uncompensated != "" {
		s.Missing = w.Say.Say(c.Uncompensated)
	}
	return s
}

func windowOf(w sanbao.Window) *windowShown {
	s := &windowShown{LastDay: w.LastDay, Open: w.Open}
	if w.KM > 0 {
		s.KM = &w.KM
	}
	return s
}

func orEmpty(list []string) []string {
	if list == nil {
		return []string{}
	}
	return list
}
