package exchange

import (
	"reflect"

	"gongdan/app/shop"
	"gongdan/app/shop/blueprint"
	"gongdan/app/text"
)

// choices are the words that a field of the type may hold, nil for free text.
func choices(t reflect.Type) []string {
	switch reflect.Zero(t).Interface().(type) {
	case shop.Role:
		return spell(shop.Roles())
	case shop.Right:
		return spell(shop.Rights())
	case shop.Skill:
		return spell(shop.Skills())
	case shop.CustomerKind:
		return spell(shop.CustomerKinds())
	case shop.Source:
		return spell(shop.Sources())
	case shop.Energy:
		return spell(shop.Energies())
	case shop.Use:
		return spell(shop.Uses())
	case shop.WorkClass:
		return spell(shop.WorkClasses())
	case shop.Origin:
		return spell(shop.Origins())
	case langTag:
		return text.Tags()
	case paperSize:
		return []string{"A4", "A5", "241x140"}
	case labelPaper:
		return shop.LabelNames()
	case shop.LabelSymbol:
		return spell(shop.LabelSymbols())
	case shop.ToolState:
		return spell(shop.ToolStates())
	case shop.MoveKind:
		return spell(shop.MoveKinds())
	case shop.TakeStatus:
		return spell(shop.TakeStatuses())
	case shop.TakePick:
		return spell(shop.TakePicks()[1:])
	case shop.PurchaseStatus:
		return spell(shop.PurchaseStates())
	case shop.Why:
		return spell(shop.Whys())
	case shop.Relation:
		return spell(shop.Relations())
	}
	return orderWords(t)
}

// orderWords are words for the fields of orders.
func orderWords(t reflect.Type) []string {
	switch reflect.Zero(t).Interface().(type) {
	case shop.OrderKind:
		return spell(shop.OrderKinds())
	case shop.Status:
		return spell(shop.Statuses())
	case shop.OldParts:
		return spell(shop.OldPartsChoices())
	case shop.Payer:
		return spell(shop.Payers())
	case shop.Consent:
		return spell([]shop.Consent{shop.Proposed, shop.Agreed, shop.Declined})
	case shop.ConsentWay:
		return spell(shop.ConsentWays())
	case shop.Kept:
		return spell(shop.KeptChoices()[1:])
	case shop.Method:
		return spell(shop.Methods())
	case shop.PaymentKind:
		return spell([]shop.PaymentKind{shop.Deposit, shop.Pay, shop.PayDebtKind, shop.Refund, shop.Correction})
	case shop.Assembly:
		return spell(shop.Assemblies())
	case excludedReason:
		return shop.ExcludedReasons()
	case failure:
		return shop.Failures()
	case shop.JobState:
		return spell([]shop.JobState{shop.JobOpen, shop.JobRunning, shop.JobPaused, shop.JobDone})
	case shop.HoldReason:
		return spell(append(shop.PartsReasons(), shop.ForApproval))
	case shop.PauseReason:
		return spell(append(shop.PauseReasons(), shop.Switched, shop.JobWasDone))
	case shop.EventKind:
		return spell(eventKinds())
	case shop.InspectionSort:
		return spell(shop.InspectionSorts())
	case shop.InspectionResult:
		return spell(shop.InspectionResults())
	case shop.ItemMark:
		return spell(shop.ItemMarks())
	case shop.Skill:
		return spell(shop.Skills())
	case shop.Booking:
		return spell(shop.Bookings())
	case shop.Channel:
		return spell(shop.Channels())
	case shop.RescueKind:
		return spell(shop.RescueKinds())
	case blueprint.Mark:
		return spell(blueprint.Marks())
	case shop.ReworkCause:
		return spell(shop.ReworkCauses())
	case shop.ReworkChoice:
		return spell(shop.ReworkChoices())
	case shop.Form:
		return spell(shop.Forms())
	}
	return walkWords(t)
}

// walkWords are words for the fields of walk-arounds.
func walkWords(t reflect.Type) []string {
	switch reflect.Zero(t).Interface().(type) {
	case shop.Zone:
		return spell(shop.Zones())
	case shop.BlemishKind:
		return spell(shop.BlemishKinds())
	case shop.WalkTemplate:
		return spell(shop.WalkTemplates())
	case shop.PhotoSort:
		return spell(shop.PhotoSorts())
	}
	return caseWords(t)
}

// caseWords are words for the fields of cases.
func caseWords(t reflect.Type) []string {
	switch reflect.Zero(t).Interface().(type) {
	case shop.Remedy:
		return spell(shop.Remedies())
	case shop.CaseStatus:
		return spell(shop.CaseStatuses())
	case shop.AnswerWay:
		return spell(shop.AnswerWays())
	case shop.RefundKind:
		return spell(shop.RefundKinds())
	case shop.CaseEventKind:
		return spell(shop.CaseEventKinds())
	}
	return nil
}

func eventKinds() []shop.EventKind {
	return []shop.EventKind{
		shop.EventReceived, shop.EventQuoted, shop.EventAgreed, shop.EventDeclined, shop.EventStarted, shop.EventFinished,
		shop.EventReopened, shop.EventIssued, shop.EventReturned, shop.EventPaid, shop.EventSettled, shop.EventReversed,
		shop.EventDelivered, shop.EventVoid, shop.EventPrinted, shop.EventEdited, shop.EventHeld, shop.EventReleased,
		shop.EventDispatched, shop.EventJobStarted, shop.EventJobPaused, shop.EventJobDone, shop.EventChecking, shop.EventChecked,
		shop.EventPassed, shop.EventFailed, shop.EventMovedBack, shop.EventWalked, shop.EventFound, shop.EventRescueOut, shop.EventRescueLeft, shop.EventRescueAt,
		shop.EventRescueBack, shop.EventSubletOut, shop.EventSubletBack, shop.EventLoanOut, shop.EventLoanBack, shop.EventTransport, shop.EventOutUndone, shop.EventOrdered, shop.EventArrived,
	}
}

func spell[T ~string](all []T) []string {
	s := make([]string, len(all))
	for i, w := range all {
		s[i] = string(w)
	}
	return s
}
