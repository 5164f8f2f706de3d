package data

import (
	"fmt"

	"gongdan/app/shop"
)

// WaitingPrints reads the print jobs that no printer took yet, the oldest first.
func WaitingPrints(v View) ([]shop.Print, error) {
	return all(v, `prints WHERE state = 'waiting' ORDER BY id`, printRow)
}

// PrintsOf counts how often a form of an order was printed.
func PrintsOf(v View, order shop.OrderID, form shop.Form) (int, error) {
	n, err := number(v, `SELECT count(*) FROM prints WHERE order_id = $1 AND form = $2`, order, form)
	return int(n), err
}

// SavePrint keeps a print job. A new one gets the number of its copy.
func SavePrint(tx *Tx, p *shop.Print) error {
	remember(tx, p)
	var err error
	if p.ID == 0 {
		var copies int
		if copies, err = PrintsOf(tx.View, p.OrderID, p.Form); err != nil {
			return err
		}
		p.Copy = copies + 1
		err = insertID(tx, "prints", &p.ID, printFields(p))
	} else {
		err = update(tx, "prints", p.ID, printFields(p))
	}
	if err != nil {
		return fmt.Errorf("save print of order %d: %w", p.OrderID, err)
	}
	tx.change(shop.KindPrints, p.ID)
	return nil
}

func printFields(p *shop.Print) fields {
	return fields{
		{"form", &p.Form},
		{"order_id", to(&p.OrderID)},
		{"at", moment{&p.At}},
		{"person_id", to(&p.Person)},
		{"copy", &p.Copy},
		{"state", &p.State},
		{"file", &p.File},
		{"trouble", &p.Trouble},
	}
}

func printRow(p *shop.Print) fields { return append(printFields(p), field{"id", &p.ID}) }
