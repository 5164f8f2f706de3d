package shop

// Kind names a sort of record: the same word is its table.
type Kind string

// The sorts of record that are kept and told about.
const (
	KindSettings     Kind = "settings"
	KindPeople       Kind = "people"
	KindCustomers    Kind = "customers"
	KindVehicles     Kind = "vehicles"
	KindLabour       Kind = "labour"
	KindPackages     Kind = "packages"
	KindParts        Kind = "parts"
	KindOrders       Kind = "orders"
	KindPayments     Kind = "payments"
	KindDrafts       Kind = "drafts"
	KindPrints       Kind = "prints"
	KindRules        Kind = "rules"
	KindRights       Kind = "rights"
	KindBays         Kind = "bays"
	KindShifts       Kind = "shifts"
	KindClocks       Kind = "clocks"
	KindAppointments Kind = "appointments"
	KindCheckPoints  Kind = "check_points"
	KindPhotos       Kind = "order_photos"
	KindVouchers     Kind = "delivery_photos"
	KindSuppliers    Kind = "suppliers"
	KindLoaners      Kind = "loaners"
	KindWarehouses   Kind = "warehouses"
	KindLots         Kind = "lots"
	KindMonths       Kind = "closed_months"
	KindTools        Kind = "tools"
	KindToolLoans    Kind = "tool_loans"
	KindStockTakes   Kind = "stock_takes"
	KindTakeCauses   Kind = "take_causes"
	KindOffers       Kind = "offers"
	KindPurchases    Kind = "purchases"
	KindDeliveries   Kind = "deliveries"
	KindSendBacks    Kind = "supplier_returns"
	KindBills        Kind = "supplier_bills"
	KindPaid         Kind = "supplier_payments"
	KindCampaigns    Kind = "campaigns"
	KindBulletins    Kind = "bulletins"
	KindClaims       Kind = "claims"
	KindDayCloses    Kind = "day_closes"
	KindWorkdays     Kind = "workdays"
	KindCases        Kind = "cases"
	KindTargets      Kind = "kpi_targets"
	KindReportNotes  Kind = "report_notes" // and the versions of reports
	KindBackups      Kind = "backups"      // how the last ones turned out; no table of its own
)

// Change says that a record was added, altered or removed.
type Change struct {
	Kind Kind
	ID   int64
}
