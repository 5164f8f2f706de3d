package screen

import (
	"context"

	"gongdan/app/kit"
	"gongdan/app/paper"
	"gongdan/app/printing"
	"gongdan/app/shop"
	"gongdan/app/work"
)

// FormsNow are the forms that an order in that station has, the one that is
// wanted most first.
func FormsNow(s shop.Status) []shop.Form {
	switch s {
	case shop.Received:
		return []shop.Form{shop.FormIntake, shop.FormEstimate, shop.FormContract}
	case shop.Quoted:
		return []shop.Form{shop.FormEstimate, shop.FormContract, shop.FormIntake}
	case shop.Working:
		return []shop.Form{shop.FormContract, shop.FormDispatch, shop.FormPick, shop.FormReturn, shop.FormEstimate, shop.FormIntake}
	case shop.Checking:
		return []shop.Form{shop.FormInspection, shop.FormContract, shop.FormDispatch, shop.FormPick, shop.FormReturn, shop.FormIntake}
	case shop.Ready:
		return []shop.Form{shop.FormContract, shop.FormInspection, shop.FormCertificate, shop.FormEstimate, shop.FormIntake}
	case shop.Delivered:
		return []shop.Form{shop.FormSettlement, shop.FormOrigins, shop.FormGatePass, shop.FormCertificate, shop.FormFollowUp, shop.FormContract}
	}
	return []shop.Form{shop.FormSettlement, shop.FormOrigins, shop.FormCertificate, shop.FormInspection, shop.FormContract, shop.FormEstimate, shop.FormIntake}
}

// printChoice is what the print sheet asks.
type printChoice struct {
	form   shop.Form
	paper  paper.Paper
	target printTarget
}

// printTarget is where a document goes.
type printTarget string

// The targets of a document.
const (
	toViewer  printTarget = "viewer"
	toPrinter printTarget = "printer"
)

// Key is the word of the target.
func (t printTarget) Key() string { return "print.target." + string(t) }

// PrintSheet asks which form of the order is wanted and makes it; Enter takes
// the form that is wanted most.
func PrintSheet(h *Host, o shop.Order) {
	forms := FormsNow(o.Status)
	if o.ReworkOf != 0 {
		forms = append(forms, shop.FormRework)
	}
	PrintFormSheet(h, o, forms, paper.Paper(h.Settings().Paper).Known())
}

// PrintFormSheet asks which of a few forms of the order is wanted, and on what;
// the first one and on stand chosen.
func PrintFormSheet(h *Host, o shop.Order, forms []shop.Form, on paper.Paper) {
	choice := printChoice{form: forms[0], paper: on, target: toViewer}
	f := kit.NewForm(h.Env, "print")
	kit.AddChoice(f, "form", &choice.form, forms, func(x shop.Form) string { return h.Say(x.Key()) })
	kit.AddChoice(f, "paper", &choice.paper, paper.Papers(), func(p paper.Paper) string { return string(p) })
	kit.AddChoice(f, "target", &choice.target, []printTarget{toViewer, toPrinter}, func(t printTarget) string { return h.Say(t.Key()) })
	f.Fill()
	AskForm(h, h.Say("print.title"), f, h.Say("print.act.make"), func(close func()) {
		close()
		Print(h, o.ID, choice.form, choice.paper, choice.target == toPrinter)
	})
}

// Print makes a document and takes it to the viewer or the printer. A printer
// that does not answer leaves the job waiting; the document is made already.
func Print(h *Host, id shop.OrderID, form shop.Form, on paper.Paper, onPaper bool) {
	printer := h.Settings().Printer
	lang := h.Env.Lang
	Act(h, func(ctx context.Context, d work.Desk) (shop.Print, error) {
		folder, err := h.Out.Folder()
		if err != nil {
			return shop.Print{}, err
		}
		p, err := printing.Queue(ctx, d, h.Press, lang, printing.Job{Form: form, Order: id, Paper: on, By: d.Person.Name, Dir: folder})
		if err != nil {
			return p, err
		}
		trouble := h.Out.Open(p.File)
		if onPaper {
			trouble = h.Out.Print(p.File, printer, on)
		}
		p.State, p.Trouble = shop.PrintDone, ""
		if trouble != nil {
			p.State, p.Trouble = shop.PrintWaiting, trouble.Error()
		}
		return work.KeepPrint(ctx, d, p)
	}, func(p shop.Print, err error) {
		switch {
		case err != nil:
			h.Fail("print", err)
		case p.State == shop.PrintWaiting:
			h.Env.Layer.Toast(h.Env, kit.ToastText{Tone: "warn", Text: h.Say("print.say.waiting", shop.Args{"Form": form, "File": p.File})})
		default:
			h.Toast(h.Say("print.say.done", shop.Args{"Form": form, "N": p.Copy}), nil)
		}
	})
}
