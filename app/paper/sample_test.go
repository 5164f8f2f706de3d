package paper

import (
	"bytes"
	"image"
	"image/jpeg"
	"os/exec"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"gongdan/app/shop"
	"gongdan/app/text"
	"gongdan/assets"
	"gongdan/data"
)

// press is a press with the fonts of the program.
func press(t testing.TB) *Press {
	t.Helper()
	p, err := NewPress(assets.Regular, assets.Bold)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

func lang(t testing.TB, tag string) text.Lang {
	t.Helper()
	l, err := text.Load(tag)
	if err != nil {
		t.Fatal(err)
	}
	return l
}

// at is an hour of the day on which the sample is printed.
func at(clock string) time.Time {
	t, err := time.Parse("2006-01-02 15:04 -0700", "2026-04-14 "+clock+" +0800")
	if err != nil {
		panic(err)
	}
	return t
}

// cost is what every part of the sample has cost: it must be on no paper.
const cost = shop.Money(9876543)

func work(name string, class shop.WorkClass, hours shop.Qty, price shop.Money) shop.Line {
	return shop.Line{
		Kind: shop.LabourLine, Name: name, WorkClass: class, Qty: hours, Price: price, Payer: shop.PayCustomer, Technician: 7, Cost: cost,
		Agreement: shop.Agreement{Consent: shop.Agreed, Way: shop.ByPhone, At: at("09:40")},
	}
}

func numbered(id shop.LineID, l shop.Line) shop.Line {
	l.ID = id
	return l
}

func part(id shop.PartID, name, code string, qty shop.Qty, price shop.Money) shop.Line {
	return shop.Line{
		Kind: shop.PartLine, PartID: id, Name: name, Code: code, Origin: shop.OEM, Qty: qty, Price: price, Payer: shop.PayCustomer, Cost: cost,
		Agreement: shop.Agreement{Consent: shop.Agreed, Way: shop.BySignature, At: at("09:40")},
	}
}

// sample is a settled order of 2,488.00 with a rare name, as the shop would
// print it.
func sample(paper Paper) Sheet {
	insured := work("左前翼子板喷漆", shop.Minor, 5000, 12000)
	insured.Payer = shop.PayInsurer
	oil := part(1, "全合成机油 4L", "SP-0W20-4L", 2000, 36800)
	oil.Origin = shop.Brand
	own := part(6, "行车记录仪", "", 1000, 0)
	own.Origin = shop.CustomerOwned
	other := shop.Line{Kind: shop.OtherLine, Name: "抹零", Qty: shop.One, Price: -120, Payer: shop.PayCustomer}
	member := shop.Line{Kind: shop.OtherLine, Name: "会员工时优惠（95 折）", Qty: shop.One, Price: -4080, Payer: shop.PayCustomer}
	return Sheet{
		Paper:     paper,
		Reception: Reception{Points: points(shop.PetrolWalk), Photos: []shop.Photo{snap("左前翼子板", 640, 480), snap("", 480, 640)}},
		Shop:      shop.Settings{Name: "安行汽车服务有限公司", USCC: "91310000MA0000X2KG", Address: "上海市示范区安行路 100 号", Phone: "021-55550100", LabourRate: 12000, VATRate: 1300},
		Customer:  shop.Customer{Name: "刘䶮㛃𬭚", Phone: "13800005566", Address: "上海市示范区和平路 8 弄 12 号 601 室"},
		Vehicle:   shop.Vehicle{VIN: "LVGHH25K6P5021463", Plate: "沪B88K20", Make: "丰田", Model: "汉兰达 2.5L", Color: "珍珠白", Energy: shop.Petrol, EngineNo: "A25C 0214637"},
		Advisor:   shop.Person{Name: "李娜"},
		Order: shop.Order{
			Number: "RO260413-014", SettlementNo: "JS260414-0087", Kind: shop.Maintenance, Status: shop.Delivered, OldParts: shop.OldReturned, OutKM: 45123,
			Intake: shop.Intake{
				MileageKM: 45120, Fuel: 60, SenderName: "刘洋", SenderPhone: "13800005566", Complaint: "例行二级维护；制动时有尖叫声；左前翼子板刮伤，要求喷漆", Belongings: "后备箱内儿童推车一辆，雨伞一把",
				Checks: checks(), Marks: []shop.Blemish{{Zone: "left_front_fender", Kind: shop.Scratch, X: 240, Y: 120, Note: "12 cm"}, {Zone: "right_rear_wheel", Kind: shop.Dent}},
			},
			Stamps: shop.Stamps{ReceivedAt: at("09:10").AddDate(0, 0, -1), AgreedAt: at("09:40").AddDate(0, 0, -1), PromisedAt: at("16:30"), SettledAt: at("14:40"), DeliveredAt: at("14:55")},
			Lines: []shop.Line{
				numbered(1, work("二级维护", shop.Secondary, 6000, 12000)), work("更换前制动片", shop.Minor, 800, 12000), insured,
				numbered(12, oil), numbered(13, part(2, "机油滤清器", "90915-YZZD3", 1000, 3900)), numbered(14, part(3, "空气滤清器", "17801-0T020", 1000, 6100)),
				numbered(15, part(4, "前制动片", "TRW-GDB7730", 1000, 26000)), numbered(16, part(5, "翼子板卡扣", "KK-0612", 6000, 300)), own,
				member, other,
			},
			Payments: []shop.Payment{{Kind: shop.Deposit, Method: shop.Cash, Amount: 20000}, {Kind: shop.Pay, Method: shop.WeChat, Amount: 168800}},
		},
		Technicians: map[shop.PersonID]string{7: "张伟", 8: "赵𬭚检", 9: "李强"},
		Makes:       map[shop.PartID]string{1: "美孚", 2: "丰田", 3: "丰田", 4: "天合", 5: "通用"},
		Rules: []shop.Rule{
			{Book: "guarantee", Name: "secondary_km", Value: 5000, From: "2005-08-01"},
			{Book: "guarantee", Name: "secondary_days", Value: 30, From: "2005-08-01"},
			{Book: "guarantee", Name: "minor_km", Value: 2000, From: "2005-08-01"},
			{Book: "guarantee", Name: "minor_days", Value: 10, From: "2005-08-01"},
			{Book: "guarantee", Name: "cause_days", Value: 3, From: "2005-08-01"},
			{Book: "guarantee", Name: "failed_repairs", Value: 2, From: "2005-08-01"},
			{Book: "guarantee", Name: "rework_restarts", From: "2005-08-01"},
			{ID: 5, Book: "inspection_points", Name: "secondary_leaks", Value: 1, From: "2005-08-01"},
			{ID: 6, Book: "inspection_points", Name: "secondary_tread_mm_min", Value: 1600, From: "2005-08-01"},
		},
		Inspections: inspections(),
		Workshop:    inWorkshop(),
		At:          at("14:41"), By: "李娜", Copy: 1, Part: 1, VehicleType: "小型普通客车", VehicleClass: "M1", Hours: MakerHours,
	}
}

// inspections are a failed sheet and the one that issued the certificate, by an
// inspector with a rare name.
func inspections() []shop.Inspection {
	items := func(m shop.ItemMark, note string) []shop.InspectionItem {
		return []shop.InspectionItem{
			{LineID: 1, Name: "二级维护", Mark: shop.MarkOK},
			{LineID: 2, Name: "更换前制动片", Mark: m, Note: note},
			{LineID: 3, Name: "左前翼子板喷漆", Mark: shop.MarkOK},
			{Name: "leaks", Mark: shop.MarkOK},
			{Name: "tread_mm_min", Mark: shop.MarkOK, Value: "5.2/5.1/4.8/4.9"},
		}
	}
	return []shop.Inspection{
		{ID: 1, Sort: shop.FinalCheck, Inspector: 8, At: at("13:10"), Items: items(shop.MarkBad, "制动时仍有尖叫"), Result: shop.ResultFail, Reason: "制动异响未消除", Road: shop.RoadTest{Done: true, KM: 3000}},
		{
			ID: 2, Sort: shop.FinalCheck, Inspector: 8, At: at("14:20"), Items: items(shop.MarkOK, ""), Result: shop.ResultPass,
			Road:        shop.RoadTest{Done: true, KM: 4500, Finding: "制动平稳，无异响"},
			Certificate: &shop.Certificate{Number: "HG260414-003", IssuedAt: at("14:20"), Person: 8, Class: shop.Secondary, Days: 30, KM: 5000},
		},
	}
}

// inWorkshop is who did the work of the sample, when, and how it left.
func inWorkshop() Workshop {
	return Workshop{
		Handover: shop.Handover{
			KeyNo: "A07", PassNo: "CM260414-009", At: at("14:55"), NextOn: "2026-10-14", NextKM: 50000, Advice: "下次更换刹车油",
			Promises: []shop.Promise{{Text: "洗车、吸尘", Kept: shop.KeptYes}, {Text: "旧件装袋交还", Kept: shop.KeptBroken, Note: "卡扣已碎，客户同意不带"}},
		},
		Dispatches: []shop.Dispatch{{LineID: 1, Bay: 2, From: at("09:50"), Until: at("12:30"), Note: "先测制动片厚度", Shares: []shop.Share{{Person: 7, Part: 6000}, {Person: 9, Part: 4000}}}},
		Clocks:     []shop.Clock{{Line: 1, Person: 7, From: at("09:55"), Until: at("11:10"), Why: shop.ForParts}, {Line: 1, Person: 7, From: at("12:40"), Until: at("14:05"), Why: shop.JobWasDone}},
		Bays:       map[shop.BayID]string{2: "2 机电"},
		Away: Away{
			Outside: shop.Outside{Loans: []shop.Loan{{
				LoanerID: 3, Borrower: "刘䶮㛃𬭚", Phone: "13800005566", Licence: true, OutAt: at("09:45").AddDate(0, 0, -1), OutKM: 31200, OutFuel: 80,
				DueAt: at("16:30"), BackAt: at("14:20"), BackKM: 31264, BackFuel: 70, Damage: "右后门划痕 3 cm",
			}}},
			Loaners: map[shop.LoanerID]shop.Loaner{3: {Plate: "沪A7W0N3", Model: "大众 朗逸"}},
		},
		Room: inRoom(),
		Redo: redone(),
	}
}

// redone is brakes that make noise again twelve days after they were done, for the second
// time; the supplier's pads are the cause.
func redone() Redo {
	pads := part(4, "前制动片", "TRW-GDB7730", 1000, 26000)
	first := shop.Order{ID: 3, Number: "RO260401-006", OutKM: 44810, Stamps: shop.Stamps{DeliveredAt: at("17:20").AddDate(0, 0, -13)}, Lines: []shop.Line{work("更换前制动片", shop.Minor, 800, 12000), pads}}
	held := func(l shop.Line, last shop.Day, km int64) shop.Guaranteed {
		return shop.Guaranteed{OrderID: 3, First: 3, Number: "RO260401-006", Line: l, From: "2026-04-01", FromKM: 44810, LastDay: last, LastKM: km}
	}
	return Redo{
		Reworked: shop.Reworked{
			First: first, Due: "2026-04-16", Most: 2, Repeats: []string{"RO260406-002", "RO260413-014"}, Free: true, Cost: shop.ReworkCost{Parts: cost, Labour: cost},
			Held: []shop.Guaranteed{held(first.Lines[0], "2026-06-30", 49810), held(pads, "2026-06-30", 0)},
			Record: shop.ReworkRecord{
				OrderID: 9, Item: "TRW-GDB7730", Cause: shop.CausePart, Supplier: 2, Batch: "T2604", Words: "制动片硬度偏高，更换另一批次", Choice: shop.ChoiceHere,
			},
		},
		Supplier: "天合代理",
	}
}

// inRoom is what the store knows: oil and a filter are still to be taken, pads were
// taken and one of two clips came back used.
func inRoom() StoreRoom {
	pick := func(id shop.PartID, line shop.LineID, lot shop.LotID, bin string, qty shop.Qty) shop.Pick {
		return shop.Pick{Want: shop.Want{LineID: line, PartID: id, Qty: qty}, Location: shop.Location{Warehouse: shop.MainWarehouse, Bin: bin}, LotID: lot, Bin: bin}
	}
	short := shop.Pick{Want: shop.Want{LineID: 14, PartID: 3, Qty: 1000}, Short: true}
	move := func(kind shop.MoveKind, id shop.PartID, line shop.LineID, lot shop.LotID, qty shop.Qty) shop.Move {
		return shop.Move{PartID: id, LineID: line, LotID: lot, Kind: kind, Qty: qty, At: at("10:20"), Person: 9, Taker: 7, Location: shop.Location{Warehouse: shop.MainWarehouse}, Value: cost.Times(qty)}
	}
	back := move(shop.MoveReturn, 5, 16, 0, 1000)
	back.At = at("13:30")
	used := back
	used.Kind, used.LotID = shop.MoveTransfer, 23
	part := func(number, name, brand, bin string) shop.Part {
		return shop.Part{Number: number, Name: name, Make: brand, Bin: bin, Unit: "件", OnHand: shop.One, Value: cost}
	}
	return StoreRoom{
		Picks: []shop.Pick{pick(2, 13, 0, "B-02-1", 1000), pick(1, 12, 21, "A-01-1", 1500), pick(1, 12, 22, "A-01-4", 500), short},
		Moves: []shop.Move{move(shop.MoveIssue, 4, 15, 22, -1000), move(shop.MoveIssue, 5, 16, 0, -7000), back},
		Used:  []shop.Move{used},
		Parts: map[shop.PartID]shop.Part{
			1: part("SP-0W20-4L", "全合成机油 4L", "美孚", ""), 2: part("90915-YZZD3", "机油滤清器", "丰田", ""), 3: part("17801-0T020", "空气滤清器", "丰田", ""),
			4: part("TRW-GDB7730", "前制动片", "天合", "A-03-2"), 5: part("KK-0612", "翼子板卡扣", "通用", "C-01-1"),
		},
		Lots: map[shop.LotID]shop.Lot{
			21: {ID: 21, Batch: "M2603", Origin: shop.Brand, SupplierID: 1, Certificate: "HGZ-0311"}, 22: {ID: 22, Batch: "T2604", Origin: shop.OEM, SupplierID: 2, Certificate: "HGZ-0412"},
		},
		Suppliers: map[shop.SupplierID]string{1: "正德汽配", 2: "天合代理"},
	}
}

// points are those of a template as a new shop has them.
func points(t shop.WalkTemplate) []shop.CheckPoint {
	all, err := data.SeedCheckPoints()
	if err != nil {
		panic(err)
	}
	return slices.DeleteFunc(all, func(p shop.CheckPoint) bool { return p.Template != t })
}

// snap is a photo of one colour.
func snap(note string, width, height int) shop.Photo {
	img := image.NewGray(image.Rect(0, 0, width/8, height/8))
	for i := range img.Pix {
		img.Pix[i] = byte(90 + i%97)
	}
	var b bytes.Buffer
	if err := jpeg.Encode(&b, img, nil); err != nil {
		panic(err)
	}
	return shop.Photo{Note: note, Width: width, Height: height, Thumb: b.Bytes()}
}

func checks() []shop.Check {
	var all []shop.Check
	for _, p := range points(shop.PetrolWalk) {
		k := shop.Check{Point: p.Code}
		switch p.Code {
		case "body_left":
			k.Fault, k.Note = true, "左前翼子板刮伤 12 cm"
		case "roof":
			k.Fault, k.Note = true, "凹陷一处，直径 2 cm"
		case "triangle":
			k.Fault, k.Note = true, "缺失"
		}
		all = append(all, k)
	}
	return all
}

// long is the sample with so many lines more.
func long(paper Paper, lines int) Sheet {
	in := sample(paper)
	for i := range lines {
		name := "检查与调整项目 " + strconv.Itoa(i+1)
		if i%2 == 0 {
			in.Order.Lines = append(in.Order.Lines, work(name, shop.Minor, 500, 12000))
		} else {
			in.Order.Lines = append(in.Order.Lines, part(9, name, "P-"+strconv.Itoa(1000+i), 1000, 1999))
		}
	}
	return in
}

// printed is doc as a PDF.
func printed(t testing.TB, p *Press, docs ...Doc) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := p.Print(&b, docs...); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// readBack is the text of a PDF as another program reads it, pages parted by
// form feeds.
func readBack(t testing.TB, pdf []byte) string {
	t.Helper()
	cmd := exec.Command("pdftotext", "-layout", "-", "-")
	cmd.Stdin = bytes.NewReader(pdf)
	var out, trouble strings.Builder
	cmd.Stdout, cmd.Stderr = &out, &trouble
	if err := cmd.Run(); err != nil {
		t.Fatalf("pdftotext: %v %s", err, trouble.String())
	}
	if trouble.Len() > 0 {
		t.Errorf("pdftotext complains: %s", trouble.String())
	}
	return out.String()
}
