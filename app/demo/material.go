package demo

import (
	"encoding/json"
	"fmt"

	"gongdan/app/shop"
	"gongdan/app/work"
	"gongdan/assets"
)

// material is what the shop is made of, as it stands in assets/demo.
type material struct {
	shop   shopMaterial
	labour []labourMaterial
	parts  []partMaterial
	models []modelMaterial
	names  nameMaterial
	visits []visitMaterial
}

type shopMaterial struct {
	Shop struct {
		Name, USCC, Address, Phone string
		PlatePrefix                string `json:"plate_prefix"`
		LabourRate                 string `json:"labour_rate"`
	}
	People     []personMaterial
	Packages   []packageMaterial
	Belongings []string // what lies in cars
	Faults     []string // why an inspector sends a car back
	Gearbox    faultMaterial
	Cases      caseMaterial
	Bays       []bayMaterial
	Tools      []toolMaterial
	noteMaterial
	Claims    work.ClaimWords
	Campaigns work.CampaignWords
	TowLine   string `json:"tow_line"`
	TowPlace  string `json:"tow_place"`
	Reworks   []reworkMaterial
	Suppliers []struct {
		Name, Phone, Note string
		Parts             bool
		Lead, Terms       int64
	}
	ReturnReason string                       `json:"return_reason"`
	OwnPart      struct{ Name, Paper string } `json:"own_part"` // that a customer brings
	Loaners      []struct {
		Plate, Model string
		KM           int64
	}
}

// noteMaterial is what people note.
type noteMaterial struct {
	AbsenceNote string `json:"absence_note"`
	ToolNote    string `json:"tool_note"` // how one broke
	Till        string // why the drawer was short once
}

type bayMaterial struct {
	Code, Name string
	Skills     []shop.Skill
}

type personMaterial struct {
	Code, Name, Phone string
	Roles             []shop.Role
	Skills            []shop.Skill
}

type packageMaterial struct {
	Code, Name string
	Items      []struct{ Labour, Part, Qty string }
}

type labourMaterial struct {
	Code, Name, Hours, Rate string
	WorkClass               shop.WorkClass `json:"work_class"`
	Days, KM                int64          // what the shop promises
}

type partMaterial struct {
	Number, Name, Spec, Unit, Price, Cost, Make, Fits, Min, Max string
	Origin                                                      shop.Origin
	Replacements                                                []shop.Kin
	MadeFor                                                     []fitMaterial `json:"made_for"`
}

type fitMaterial struct {
	Make, Model, Code, Note string
	YearFrom                int `json:"year_from"`
	YearTo                  int `json:"year_to"`
}

type modelMaterial struct {
	WMI, Make, Model, Price string
	Energy                  shop.Energy
}

type nameMaterial struct {
	Surnames, Given      []string
	CompanyWords         []string `json:"company_words"`
	CompanyKinds         []string `json:"company_kinds"`
	CompanyEnd           string   `json:"company_end"`
	Address              string
	Colors, Ranks, Notes []string
}

// visitMaterial is a reason to come. Parts are lists of which one is taken.
type visitMaterial struct {
	Kind       shop.OrderKind
	Weight     int
	For        string // "fuel", "electric" or any car
	Payer      shop.Payer
	Complaints []string
	Labour     []string
	Parts      [][]string
	Offer      string // a job that some decline
	Problem    faultMaterial
}

func readMaterial() (m material, err error) {
	for name, into := range map[string]any{
		"shop": &m.shop, "labour": &m.labour, "parts": &m.parts, "models": &m.models, "names": &m.names, "visits": &m.visits,
	} {
		raw, err := assets.Demo.ReadFile("demo/" + name + ".json")
		if err != nil {
			return m, fmt.Errorf("demo: %w", err)
		}
		if err := json.Unmarshal(raw, into); err != nil {
			return m, fmt.Errorf("demo: %s: %w", name, err)
		}
	}
	return m, nil
}

// money reads an amount of the material.
func money(s string) (shop.Money, error) {
	m, err := shop.ParseMoney(s)
	if err != nil {
		return 0, fmt.Errorf("demo: %w", err)
	}
	return m, nil
}

// qty reads a quantity of the material; empty is one.
func qty(s string) (shop.Qty, error) {
	if s == "" {
		return shop.One, nil
	}
	q, err := shop.ParseQty(s)
	if err != nil {
		return 0, fmt.Errorf("demo: %w", err)
	}
	return q, nil
}
