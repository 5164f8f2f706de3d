package shop

import "slices"

// PersonID is the number a person of the shop is kept under.
type PersonID int64

// Role (角色) is what somebody does in the shop. Roles carry rights.
type Role string

// The roles there are. A person may have several.
const (
	Owner       Role = "owner"       // 老板/店长: may do all
	Advisor     Role = "advisor"     // 服务顾问
	Technician  Role = "technician"  // 技师
	Inspector   Role = "inspector"   // 质检
	Storekeeper Role = "storekeeper" // 仓管
	Cashier     Role = "cashier"     // 收银
	Care        Role = "care"        // 客服
)

// Roles are all roles, the most powerful first.
func Roles() []Role {
	return []Role{Owner, Advisor, Technician, Inspector, Storekeeper, Cashier, Care}
}

// Key is the word of the role.
func (r Role) Key() string { return "person.role." + string(r) }

// Right (权限) is leave to do one sort of act, or to see one sort of figure.
type Right string

// The rights there are.
const (
	SeeCost     Right = "see_cost"
	Discount    Right = "discount"     // with a limit in basis points
	ChangePrice Right = "change_price" // the price book, and to sell below it
	RaisePrice  Right = "raise_price"  // to sell above the price book
	ShopPays    Right = "shop_pays"    // lines that the shop itself pays (内部)
	VoidOrder   Right = "void_order"
	Reverse     Right = "reverse"
	AdjustStock Right = "adjust_stock"
	CountStock  Right = "count_stock" // to count in a stock-take; to post it is to adjust
	TakeMoney   Right = "take_money"
	GiveCredit  Right = "give_credit"
	Unmask      Right = "unmask"
	Manage      Right = "manage" // people, rights, settings, rules, restore
	ExportAll   Right = "export_all"

	HandleClaims Right = "handle_claims" // to write claims to factories, and note what became of them
)

// Rights are all rights.
func Rights() []Right {
	return []Right{SeeCost, Discount, ChangePrice, RaisePrice, ShopPays, VoidOrder, Reverse, AdjustStock, CountStock, TakeMoney, GiveCredit, Unmask, Manage, ExportAll, HandleClaims}
}

// Key is the word of the right.
func (r Right) Key() string { return "person.right." + string(r) }

// Grant gives a role a right. Limit is the largest discount for Discount, in
// basis points, and unused for the others.
type Grant struct {
	Role  Role
	Right Right
	Limit Rate
}

// DefaultGrants are the grants of a new file; the owner may change them.
func DefaultGrants() []Grant {
	var all []Grant
	for _, r := range Rights() {
		all = append(all, Grant{Owner, r, Whole})
	}
	return append(all,
		Grant{Advisor, Discount, 1000}, Grant{Advisor, TakeMoney, 0}, Grant{Advisor, Unmask, 0},
		Grant{Advisor, HandleClaims, 0}, Grant{Cashier, HandleClaims, 0},
		Grant{Cashier, TakeMoney, 0}, Grant{Cashier, Unmask, 0},
		Grant{Storekeeper, AdjustStock, 0}, Grant{Storekeeper, CountStock, 0}, Grant{Storekeeper, SeeCost, 0},
		Grant{Care, Unmask, 0})
}

// Person is somebody who works in the shop.
type Person struct {
	ID     PersonID
	Rev    int64
	Code   string // short, in lower case: zw
	Name   string
	Roles  []Role
	Phone  string
	PIN    string // salted hash, see SealPIN; empty: none is asked
	Active bool
	Skills []Skill // 技能, of technicians
	Grants []Grant // of all roles, filled in when read; not kept here
}

// Is reports whether the person has the role.
func (p Person) Is(r Role) bool { return slices.Contains(p.Roles, r) }

// May reports whether one of the person's roles carries the right. The owner
// carries all, those too that came into the program after the file was made.
func (p Person) May(r Right) bool {
	return p.Is(Owner) || slices.ContainsFunc(p.Grants, func(g Grant) bool { return g.Right == r && p.Is(g.Role) })
}

// DiscountLimit is the largest discount the person may give.
func (p Person) DiscountLimit() Rate {
	var most Rate
	for _, g := range p.Grants {
		if g.Right == Discount && p.Is(g.Role) {
			most = max(most, g.Limit)
		}
	}
	return most
}

// Need refuses when the person may not.
func (p Person) Need(r Right) error {
	if p.May(r) {
		return nil
	}
	return &Refusal{Say: "person.refuse.right", With: Args{"Right": r, "Person": p.Name}, Fix: "pin"}
}

// Check lists what keeps the person from being saved.
func (p Person) Check() Problems {
	var all Problems
	all.checkName("code", p.Code)
	all.checkName("name", p.Name)
	all.checkPhone("phone", p.Phone)
	if len(p.Roles) == 0 {
		all.Add("roles", "person.say.roles", nil)
	}
	return all
}
