package shop

import "time"

// CustomerID is the number a customer is kept under.
type CustomerID int64

// CustomerKind is who pays: a person or a company.
type CustomerKind string

// The kinds of customer.
const (
	PersonKind  CustomerKind = "person"
	CompanyKind CustomerKind = "company"
)

// CustomerKinds are all kinds, in the order in which they are offered.
func CustomerKinds() []CustomerKind { return []CustomerKind{PersonKind, CompanyKind} }

// Key is the word of the kind.
func (k CustomerKind) Key() string { return "customer.kind." + string(k) }

// Source (来源) is how a customer came to the shop.
type Source string

// The sources there are.
const (
	WalkIn   Source = "walk_in"
	Referral Source = "referral"
	SoldHere Source = "sold_here"
	Online   Source = "online"
)

// Sources are all sources, in the order in which they are offered.
func Sources() []Source { return []Source{WalkIn, Referral, SoldHere, Online} }

// Key is the word of the source.
func (s Source) Key() string { return "customer.source." + string(s) }

// Contact is somebody beside the customer who may bring or fetch the car.
type Contact struct {
	Name  string
	Phone string
	Role  string // free words: driver, wife
}

// Customer (客户) is who owns cars and pays for them.
type Customer struct {
	ID          CustomerID
	Rev         int64
	Code        string // C1; given by the program when empty
	Name        string
	Kind        CustomerKind
	Phone       string
	Address     string
	Source      Source
	ReferredBy  CustomerID // 0: nobody
	Tags        string     // words with blanks between
	Rank        string     // 普通, 银, 金 or the shop's own words
	Note        string     // pops up at reception
	CreditLimit Money      // largest sum on account (挂账); 0: none
	Consent     bool       // to messages (PIPL Art. 13, 24)
	ConsentAt   time.Time
	CreatedAt   time.Time
	MergedInto  CustomerID // not 0: this file was joined to another
	Contacts    []Contact
}

// Check lists what is wrong with the customer.
func (c Customer) Check() Problems {
	var p Problems
	p.checkText("code", c.Code, MaxName)
	p.checkName("name", c.Name)
	p.checkPhone("phone", c.Phone)
	p.checkText("address", c.Address, MaxText)
	p.checkText("tags", c.Tags, MaxText)
	p.checkText("rank", c.Rank, MaxName)
	p.checkText("note", c.Note, MaxText)
	p.checkMoney("credit_limit", c.CreditLimit)
	for _, x := range c.Contacts {
		p.checkText("contacts", x.Name, MaxName)
		p.checkPhone("contacts", x.Phone)
		p.checkText("contacts", x.Role, MaxName)
	}
	return p
}
