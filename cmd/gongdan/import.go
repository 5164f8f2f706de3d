package main

import (
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"gongdan/app/exchange"
	"gongdan/app/shop"
	"gongdan/app/work"
)

// importCommand takes in a file of the open format, or a table of parts,
// customers or cars.
type importCommand struct {
	File         string `arg:"" name:"file"`
	DryRun       bool   `name:"dry-run"`
	Errors       string `name:"errors" placeholder:"FILE.csv"`
	PlainNumbers bool   `name:"plain-numbers"`
	Table        string `name:"table" placeholder:"KIND" enum:",parts,customers,vehicles" default:""`
}

// Run takes all of the file in, or nothing.
func (c *importCommand) Run(s *session) error {
	if ext := strings.ToLower(filepath.Ext(c.File)); ext != ".json" {
		return c.table(s)
	}
	file, err := os.Open(c.File)
	if err != nil {
		return err
	}
	defer file.Close()
	d, err := s.create()
	if err != nil {
		return err
	}
	taken, err := exchange.Import(s.ctx, d, file, c.DryRun)
	if err != nil {
		return err
	}
	if s.JSON {
		if err := s.loose(taken); err != nil {
			return err
		}
		return s.print(takenDocument(taken, c.DryRun))
	}
	say := "import.done"
	if c.DryRun {
		say = "import.tried"
	}
	return s.taken(say, taken)
}

// looseMost is how many places are named at the most.
const looseMost = 10

// loose says on the side which references led nowhere and were left out.
func (s *session) loose(t work.Taken) error {
	for i, place := range t.Loose {
		if i == looseMost {
			place = "…"
		}
		if _, err := fmt.Fprintln(s.term.Err, s.say.Say("import.loose", shop.Args{"Place": place})); err != nil || i == looseMost {
			return err
		}
	}
	return nil
}

// takenCounts are records by their sort.
type takenCounts struct {
	Settings  int `json:"settings"`
	Rights    int `json:"rights"`
	Rules     int `json:"rules"`
	People    int `json:"people"`
	Customers int `json:"customers"`
	Vehicles  int `json:"vehicles"`
	Labour    int `json:"labour"`
	Parts     int `json:"parts"`
	Packages  int `json:"packages"`
	Orders    int `json:"orders"`
	Bays      int `json:"bays"`
	Clocks    int `json:"clocks"` // of attendance; those on jobs come with their order
	Suppliers int `json:"suppliers"`
	Loaners   int `json:"loaners"`

	Appointments int `json:"appointments"`
	Tools        int `json:"tools"`

	boughtCounts
	Claims int `json:"claims"`
}

// boughtCounts are the documents of buying by their sort.
type boughtCounts struct {
	Offers     int `json:"offers"`
	Purchases  int `json:"purchases"`
	Deliveries int `json:"receipts"`
	SendBacks  int `json:"supplier_returns"`
	Bills      int `json:"supplier_bills"`
	Paid       int `json:"supplier_payments"`
}

type takenRecord struct {
	Added  takenCounts `json:"added"`
	Kept   takenCounts `json:"kept"`
	DryRun bool        `json:"dry_run"`
}

func takenDocument(t work.Taken, dry bool) takenRecord {
	counts := func(m map[shop.Kind]int) takenCounts {
		return takenCounts{
			m[shop.KindSettings], m[shop.KindRights], m[shop.KindRules], m[shop.KindPeople], m[shop.KindCustomers],
			m[shop.KindVehicles], m[shop.KindLabour], m[shop.KindParts], m[shop.KindPackages], m[shop.KindOrders], m[shop.KindBays], m[shop.KindClocks],
			m[shop.KindSuppliers], m[shop.KindLoaners], m[shop.KindAppointments], m[shop.KindTools],
			boughtCounts{m[shop.KindOffers], m[shop.KindPurchases], m[shop.KindDeliveries], m[shop.KindSendBacks], m[shop.KindBills], m[shop.KindPaid]},
			m[shop.KindClaims],
		}
	}
	return takenRecord{counts(t.Added), counts(t.Kept), dry}
}

// counts says how many records of each sort there are.
func (s *session) counts(m map[shop.Kind]int) string {
	var all []string
	for _, k := range slices.Sorted(maps.Keys(m)) {
		all = append(all, fmt.Sprintf("%s %d", s.say.Say("cmd.kind."+string(k)), m[k]))
	}
	if len(all) == 0 {
		return s.say.Say("cmd.kind.none")
	}
	return strings.Join(all, s.say.Say("say.comma"))
}
