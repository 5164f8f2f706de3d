package shop

import "time"

// LabourID, PartID and PackageID are the numbers of what is sold.
type (
	LabourID  int64
	PartID    int64
	PackageID int64
)

// WorkClass (维修类别) decides the statutory guarantee and whether a
// certificate is due (机动车维修管理规定).
type WorkClass string

// The classes of the open format.
const (
	Overhaul  WorkClass = "overhaul"  // 整车修理、总成修理
	Secondary WorkClass = "secondary" // 二级维护
	Minor     WorkClass = "minor"     // 一级维护、小修、专项修理
)

// WorkClasses are all classes, the gravest first.
func WorkClasses() []WorkClass { return []WorkClass{Overhaul, Secondary, Minor} }

// Key is the word of the class.
func (w WorkClass) Key() string { return "labour.class." + string(w) }

// Labour (工时项目) is a job in the price book: hours at a rate.
type Labour struct {
	ID            LabourID
	Rev           int64
	Code          string
	Name          string
	Hours         Qty
	Rate          Money // an hour's price; 0: the shop's
	WorkClass     WorkClass
	GuaranteeDays int64 // the shop's promise; 0: the statutory minimum
	GuaranteeKM   int64
	Active        bool
}

// longer is the promise that a line of the job takes along.
func (l Labour) longer() Longer { return Longer{l.GuaranteeDays, l.GuaranteeKM} }

// Check lists what is wrong with the job.
func (l Labour) Check() Problems {
	var p Problems
	p.checkName("code", l.Code)
	p.checkName("name", l.Name)
	p.checkMoney("rate", l.Rate)
	p.checkQty("hours", l.Hours)
	return p
}

// Origin (配件来源) is where a part comes from; the customer sees it.
type Origin string

// The origins of the open format.
const (
	OEM            Origin = "oem"            // 原厂
	Equivalent     Origin = "equivalent"     // 同质
	Remanufactured Origin = "remanufactured" // 再制造
	Brand          Origin = "brand"          // 品牌
	CustomerOwned  Origin = "customer_owned" // 自备: no price, no guarantee
)

// Origins are all origins, in the order in which they are offered.
func Origins() []Origin { return []Origin{OEM, Equivalent, Remanufactured, Brand, CustomerOwned} }

// Key is the word of the origin.
func (o Origin) Key() string { return "part.origin." + string(o) }

// Part (配件) is a part in the store. OnHand and Value are what the ledger
// sums to; they change through moves only.
type Part struct {
	ID       PartID
	Rev      int64
	Number   string
	Name     string
	Unit     string
	Price    Money // selling price of one
	Origin   Origin
	Make     string // 品牌 of the part
	Fits     string // models it fits, in words
	Bin      string // 库位
	Barcode  string
	Min, Max Qty
	OnHand   Qty
	Held     Qty   // of OnHand, in warehouses that issue nothing
	Reserved Qty   // wanted by open orders and not yet issued
	Value    Money // what the stock has cost
	Active   bool
	MovedAt  time.Time
	Coming
}

// Coming (在途) is what is still to come of a part for purchase orders.
type Coming struct {
	OnOrder Qty
	DueOn   Day // when the first of it should be here
}

// Cost is the moving-average cost of one piece, rounded to the fen.
func (p Part) Cost() Money {
	if p.OnHand <= 0 {
		return 0
	}
	return p.Value.Part(One, p.OnHand)
}

// Residue (尾差) is what the value of the stock has beyond OnHand × Cost, from the
// rounding of Cost to the fen. It stays with the stock and goes out with the last piece.
func (p Part) Residue() Money { return p.Value - p.Cost().Times(p.OnHand) }

// Usable is what orders can be served from.
func (p Part) Usable() Qty { return p.OnHand - p.Held }

// Available is what can still be promised; below zero it is a shortage.
func (p Part) Available() Qty { return p.Usable() - p.Reserved }

// Check lists what is wrong with the part.
func (p Part) Check() Problems {
	var all Problems
	all.checkName("number", p.Number)
	all.checkName("name", p.Name)
	all.checkText("unit", p.Unit, MaxName)
	all.checkText("make", p.Make, MaxName)
	all.checkText("fits", p.Fits, MaxText)
	all.checkText("bin", p.Bin, MaxName)
	all.checkText("barcode", p.Barcode, MaxName)
	all.checkMoney("price", p.Price)
	if p.Min < 0 || p.Max < 0 || p.Min > MaxQty || p.Max > MaxQty {
		all.Add("min", "say.qty_range", Args{"Max": MaxQty})
	}
	if p.Max != 0 && p.Max < p.Min {
		all.Add("max", "part.say.max", nil)
	}
	if c := p.Cost(); c > 0 && p.Price < c && p.Origin != CustomerOwned {
		all.Warn("price", "part.say.below_cost", Args{"Price": p.Price, "Cost": c})
	}
	return all
}

// checkQty notes a quantity that is not above 0 and at most MaxQty.
func (p *Problems) checkQty(field string, q Qty) {
	switch {
	case q <= 0:
		p.Add(field, "say.qty_zero", nil)
	case q > MaxQty:
		p.Add(field, "say.qty_range", Args{"Max": MaxQty})
	}
}

// Package (套餐) is labour and parts sold by one key.
type Package struct {
	ID     PackageID
	Rev    int64
	Code   string
	Name   string
	Active bool
	Items  []PackageItem
}

// PackageItem is one line of a package: a job or a part with a quantity; a
// zero price means the price book's.
type PackageItem struct {
	LabourID LabourID
	PartID   PartID
	Qty      Qty
	Price    Money
}

// Check lists what is wrong with the package.
func (k Package) Check() Problems {
	var p Problems
	p.checkName("code", k.Code)
	p.checkName("name", k.Name)
	if len(k.Items) == 0 {
		p.Add("items", "package.say.items", nil)
	}
	for _, i := range k.Items {
		if (i.LabourID == 0) == (i.PartID == 0) {
			p.Add("items", "package.say.items", nil)
		}
		p.checkQty("items", i.Qty)
		p.checkMoney("items", i.Price)
	}
	return p
}
