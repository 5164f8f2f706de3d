package shop

import "time"

// Audit is one row of the journal: who did what to which record and when. Rows
// are chained by their hashes, so a row that was changed or taken out shows.
type Audit struct {
	ID     int64
	At     time.Time
	Person PersonID
	Act    string // order.save, payment.take, part.adjust…
	Kind   Kind
	Record int64
	Note   string // what changed, in the open format's words
	Hash   string // of this row and the one before
}

// Draft is a form being written: it outlives a crash. Body is the form's own
// text; Key names the form, such as order:17 or order:new:3.
type Draft struct {
	ID     int64
	Key    string
	Person PersonID
	At     time.Time
	Title  string // a plate or a name, for the list of drafts
	Body   string
}

// Print is one printing of a form: it waits until the printer took it.
type Print struct {
	ID      int64
	Form    Form
	OrderID OrderID
	At      time.Time
	Person  PersonID
	Copy    int // 1 is the first; more are 补打
	State   PrintState
	File    string
	Trouble string // what the printer said
}

// Form is a printed document by its word on the command line.
type Form string

// The forms there are.
const (
	FormIntake      Form = "intake"      // 接车检查单
	FormEstimate    Form = "estimate"    // 估价单
	FormContract    Form = "contract"    // 委托书
	FormDispatch    Form = "dispatch"    // 派工单
	FormPick        Form = "pick"        // 领料单
	FormInspection  Form = "inspection"  // 检验单
	FormSettlement  Form = "settlement"  // 结算清单
	FormCertificate Form = "certificate" // 合格证
	FormGatePass    Form = "gatepass"    // 出门证
	FormFollowUp    Form = "followup"    // 回访表
	FormLoaner      Form = "loaner"      // 备用车借用单
	FormReturn      Form = "return"      // 退料单
	FormRework      Form = "rework"      // 返修单
	FormOrigins     Form = "origins"     // 配件来源清单, beside the settlement
)

// FormAppointment (预约单) is the paper of a booking. It belongs to an
// appointment and not to an order, so it is not among Forms.
const FormAppointment Form = "appointment"

// FormLabel (标签) is what is stuck on parts, bins and tools.
const FormLabel Form = "label"

// FormClaim (索赔单) is the paper of a claim, which is no document of its order alone.
const FormClaim Form = "claim"

// FormSanbao (三包情况说明) says what counts for a car under the order on 三包. It belongs to a
// car.
const FormSanbao Form = "sanbao"

// FormCase (退换案件文书) are the papers of a case of exchange or return.
const FormCase Form = "case"

// The papers of buying belong to documents of suppliers and not to an order
// either.
const (
	FormPurchase  Form = "purchase"           // 采购单
	FormDelivery  Form = "delivery"           // 入库单
	FormSendBack  Form = "supplier_return"    // 退货单
	FormStatement Form = "supplier_statement" // 供应商对账单
)

// Forms are all forms that can be printed.
func Forms() []Form {
	return []Form{
		FormIntake, FormEstimate, FormContract, FormDispatch, FormPick, FormInspection, FormSettlement, FormCertificate, FormGatePass, FormFollowUp,
		FormLoaner, FormReturn, FormOrigins, FormRework,
	}
}

// Key is the word of the form.
func (f Form) Key() string { return "paper.form." + string(f) }

// PrintState is how far a print job has come.
type PrintState string

// The states of a print job.
const (
	PrintWaiting PrintState = "waiting" // 待打印
	PrintDone    PrintState = "done"
	PrintDropped PrintState = "dropped"
)

// Key is the word of the state.
func (s PrintState) Key() string { return "print.state." + string(s) }
