// Package printing puts records on paper: it reads what a document needs, has
// it drawn and written to a file, and keeps count of the copies. The window
// and the command line print through it, so that a form looks the same from
// both doors.
package printing

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"gongdan/app/paper"
	"gongdan/app/shop"
	"gongdan/app/text"
	"gongdan/app/work"
	"gongdan/data"
)

// Job says what is to be printed and how.
type Job struct {
	Form  shop.Form
	Order shop.OrderID
	Paper paper.Paper
	Copy  int // 1 is the first; more are marked as reprints
	By    string
	Dir   string // folder of the file; only Queue writes one
}

// Sheet reads all that the documents of an order are made of, as of one
// moment.
func Sheet(v data.View, id shop.OrderID) (in paper.Sheet, err error) {
	if in.Order, err = data.Order(v, id); err != nil {
		return in, err
	}
	if in.Vehicle, err = data.Vehicle(v, in.Order.VehicleID); err != nil {
		return in, err
	}
	if in.Order.CustomerID != 0 {
		if in.Customer, err = data.Customer(v, in.Order.CustomerID); err != nil {
			return in, err
		}
	}
	if in.Shop, err = data.Settings(v); err != nil {
		return in, err
	}
	if in.Inspections, err = data.InspectionsOf(v, id); err != nil {
		return in, err
	}
	if by := paper.CertifiedBy(in.Inspections); by != nil && by.Certificate.Valid() {
		in.Certificate = by.Certificate.Number
	}
	if in.Rules, err = data.Rules(v); err != nil {
		return in, err
	}
	people, err := data.People(v)
	if err != nil {
		return in, err
	}
	in.Technicians = map[shop.PersonID]string{}
	for _, p := range people {
		in.Technicians[p.ID] = p.Name
		if p.ID == in.Order.AdvisorID {
			in.Advisor = p
		}
	}
	in.Makes = map[shop.PartID]string{}
	parts, err := data.PartsOf(v, in.Order.Lines)
	if err != nil {
		return in, err
	}
	for id, part := range parts {
		in.Makes[id] = part.Make
	}
	if err := reception(v, &in); err != nil {
		return in, err
	}
	if in.Workshop.Room, err = storeRoom(v, in.Order); err != nil {
		return in, err
	}
	return in, workshop(v, &in)
}

// reception reads what an intake shows beside the order.
func reception(v data.View, in *paper.Sheet) (err error) {
	if in.Reception.Points, err = data.CheckPoints(v); err != nil {
		return err
	}
	in.Reception.Photos, err = data.PhotosOf(v, in.Order.ID)
	return err
}

// workshop reads what the workshop knows of the order.
func workshop(v data.View, in *paper.Sheet) (err error) {
	w, id := &in.Workshop, in.Order.ID
	if w.Handover, err = data.Handover(v, id); err != nil {
		return err
	}
	if w.Dispatches, err = data.DispatchesOf(v, id); err != nil {
		return err
	}
	if w.Clocks, err = data.ClocksOf(v, id); err != nil {
		return err
	}
	if w.Away.Outside, err = data.Outside(v, id); err != nil {
		return err
	}
	w.Away.Loaners = map[shop.LoanerID]shop.Loaner{}
	for _, l := range w.Away.Loans {
		if w.Away.Loaners[l.LoanerID], err = data.Loaner(v, l.LoanerID); err != nil {
			return err
		}
	}
	if w.Redo, err = redo(v, &in.Order); err != nil {
		return err
	}
	bays, err := data.Bays(v)
	w.Bays = map[shop.BayID]string{}
	for _, b := range bays {
		w.Bays[b.ID] = b.Code + " " + b.Name
	}
	return err
}

// redo reads how the order stands as a rework; what is none has no first order.
func redo(v data.View, o *shop.Order) (r paper.Redo, err error) {
	var ok bool
	if r.Reworked, ok, err = data.Rework(v, o); err != nil || !ok {
		return paper.Redo{}, err
	}
	if id := r.Record.Supplier; id != 0 {
		by, err := data.Supplier(v, id)
		r.Supplier = by.Name
		return r, err
	}
	return r, nil
}

// PDF draws the document of a job. A form that the order does not have yet is
// refused, such as a settlement before the order is settled.
func PDF(ctx context.Context, d work.Desk, press *paper.Press, say text.Lang, job Job) ([]byte, error) {
	in, err := data.Read(ctx, d.Store, func(v data.View) (paper.Sheet, error) { return Sheet(v, job.Order) })
	if err != nil {
		return nil, err
	}
	if err := has(in, job.Form); err != nil {
		return nil, err
	}
	if job.Form == shop.FormGatePass && in.Order.Status != shop.Delivered {
		return nil, shop.Refuse("paper.refuse.not_delivered", shop.Args{"Status": in.Order.Status})
	}
	in.Paper, in.Copy, in.At, in.By = job.Paper.Known(), max(job.Copy, 1), d.Now(), job.By
	in.Workshop.Room.Costs = d.Person.May(shop.SeeCost)
	docs, err := parts(in, job.Form, say)
	if err != nil {
		return nil, err
	}
	var out bytes.Buffer
	if err := press.Print(&out, docs...); err != nil {
		return nil, fmt.Errorf("print %s of order %d: %w", job.Form, job.Order, err)
	}
	return out.Bytes(), nil
}

// has refuses a form that the order does not have yet.
func has(in paper.Sheet, form shop.Form) error {
	switch {
	case form == shop.FormSettlement && in.Order.SettlementNo == "":
		return shop.Refuse("paper.refuse.not_settled", shop.Args{"Status": in.Order.Status})
	case form == shop.FormCertificate && paper.CertifiedBy(in.Inspections) == nil:
		return &shop.Refusal{Say: "paper.refuse.no_certificate", Fix: "inspect"}
	case form == shop.FormReturn && !slices.ContainsFunc(in.Workshop.Room.Moves, func(m shop.Move) bool { return m.Kind == shop.MoveReturn }):
		return shop.Refuse("paper.refuse.no_return", nil)
	case form == shop.FormLoaner && len(in.Workshop.Away.Loans) == 0:
		return shop.Refuse("paper.refuse.no_loan", nil)
	case form == shop.FormRework && in.Workshop.Redo.First.ID == 0:
		return shop.Refuse("rework.refuse.none", shop.Args{"Number": in.Order.Number})
	}
	return nil
}

// parts are the documents of a form: most have one, a certificate has three.
func parts(in paper.Sheet, form shop.Form, say text.Lang) ([]paper.Doc, error) {
	var docs []paper.Doc
	for n := range paper.Parts(form) {
		if paper.Parts(form) > 1 {
			in.Part = n + 1
		}
		doc, ok := paper.Make(form, in, say)
		if !ok {
			return nil, shop.Refuse("paper.refuse.form", shop.Args{"Form": string(form)})
		}
		docs = append(docs, doc)
	}
	return docs, nil
}

// Queue draws the document as its next copy, writes it into the folder of the job and keeps
// it as a waiting print job: whatever the printer does, the document is there.
func Queue(ctx context.Context, d work.Desk, press *paper.Press, say text.Lang, job Job) (shop.Print, error) {
	if _, err := PDF(ctx, d, press, say, job); err != nil {
		return shop.Print{}, err
	}
	print, err := work.QueuePrint(ctx, d, job.Form, job.Order)
	if err != nil {
		return print, err
	}
	job.Copy = print.Copy
	if print.File, err = write(ctx, d, press, say, job); err != nil {
		return print, err
	}
	return work.KeepPrint(ctx, d, print)
}

// Again gives the file of a document that was queued before, in the folder and
// as the copy of the job. What was never written, or is gone since, is drawn
// anew; it is still the same copy.
func Again(ctx context.Context, d work.Desk, press *paper.Press, say text.Lang, job Job) (string, error) {
	file, err := place(ctx, d, job)
	if err != nil {
		return "", err
	}
	if about, err := os.Stat(file); err == nil && about.Mode().IsRegular() && about.Size() > 0 {
		return file, nil
	}
	return write(ctx, d, press, say, job)
}

// write draws the document of a job into its file.
func write(ctx context.Context, d work.Desk, press *paper.Press, say text.Lang, job Job) (string, error) {
	pdf, err := PDF(ctx, d, press, say, job)
	if err != nil {
		return "", err
	}
	file, err := place(ctx, d, job)
	if err != nil {
		return "", err
	}
	if err := os.MkdirAll(job.Dir, 0o755); err != nil {
		return "", fmt.Errorf("folder of documents: %w", err)
	}
	part := file + ".part" // what is under the name of the document is whole
	err = os.WriteFile(part, pdf, 0o600)
	if err == nil {
		err = os.Rename(part, file)
	}
	if err != nil {
		return "", fmt.Errorf("write document: %w", err)
	}
	return file, nil
}

// place is where the document of a job lies.
func place(ctx context.Context, d work.Desk, job Job) (string, error) {
	o, err := data.Read(ctx, d.Store, func(v data.View) (shop.Order, error) { return data.Order(v, job.Order) })
	return filepath.Join(job.Dir, fileName(o, job)), err
}

// fileName is the file of a document: number, form and copy, with nothing that
// a file system might mind.
func fileName(o shop.Order, job Job) string {
	name := fmt.Sprintf("%s-%s-%d.pdf", o.Number, job.Form, job.Copy)
	return strings.Map(func(r rune) rune {
		if strings.ContainsRune(`/\:*?"<>| `, r) {
			return '_'
		}
		return r
	}, name)
}

// keep writes a document into the folder dir, which is made where there is none, and
// gives its file.
func keep(dir, name string, pdf []byte) (string, error) {
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return "", fmt.Errorf("folder of documents: %w", err)
	}
	file := filepath.Join(dir, name)
	if err := os.WriteFile(file, pdf, 0o600); err != nil {
		return "", fmt.Errorf("write document: %w", err)
	}
	return file, nil
}
