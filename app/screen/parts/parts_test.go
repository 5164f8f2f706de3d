package parts

import (
	"strconv"
	"testing"

	"gongdan/app/screen"
	"gongdan/app/screen/screentest"
	"gongdan/app/shop"
)

// store is a store with what one finds in one: a part that is short because an
// order wants it, one below its least, one that sells.
func store(r *screentest.Rig) (short, oil shop.Part) {
	short = r.Part(shop.Part{Number: "3Q0413031", Name: "前减震器总成 右", Fits: "帕萨特 19-", Origin: shop.OEM, Bin: "B-01-1", Unit: "只", Price: 68000, Min: shop.One, Max: 4 * shop.One}, 0, 0)
	oil = r.Part(shop.Part{Number: "06L115562B", Name: "机油滤清器", Fits: "EA888 帕萨特 迈腾", Origin: shop.OEM, Bin: "A-03-2", Unit: "只", Price: 4800, Min: 6 * shop.One, Barcode: "6901234567892"}, 14*shop.One, 2650)
	for i, n := range []string{"后减震器", "节温器", "博世空调滤清器 活性炭", "前制动片", "NGK 双铱金火花塞", "瓦尔塔蓄电池 60Ah EFB", "博世制动液 DOT4 1L", "博世雨刮片 24+16", "动力电池冷却液 1.5L"} {
		r.Part(shop.Part{Number: "P0" + strconv.Itoa(10+i), Name: n, Fits: "通用", Origin: shop.Origins()[i%4], Bin: "C-0" + strconv.Itoa(i) + "-2", Unit: "件", Price: shop.Money(4500 + i*3100), Min: 4 * shop.One}, shop.Qty(2+i*i)*shop.One, shop.Money(3000+i*2000))
	}
	c := r.Customer(shop.Customer{Name: "王建国", Phone: "13800001234"})
	v := r.Vehicle(shop.Vehicle{Plate: "沪A3K728", OwnerID: c.ID, Make: "大众", Model: "帕萨特"})
	line := func(p shop.Part) shop.Line {
		return shop.Line{Kind: shop.PartLine, PartID: p.ID, Code: p.Number, Name: p.Name, Qty: shop.One, Price: p.Price, Payer: shop.PayCustomer, Origin: p.Origin}
	}
	for _, months := range []int{9, 7, 6, 3, 1} {
		r.Visit(v, r.Now.AddDate(0, -months, 0), shop.Delivered, shop.Order{Intake: shop.Intake{MileageKM: int64(20000 - months*800)}, Lines: []shop.Line{line(oil)}})
	}
	r.Visit(v, r.Now.AddDate(0, 0, -1), shop.Working, shop.Order{Intake: shop.Intake{MileageKM: 23480}, Lines: []shop.Line{line(short)}})
	return short, oil
}

func TestPicturesOfTheParts(t *testing.T) {
	for name, look := range screentest.Looks() {
		r := screentest.New(t, look)
		_, oil := store(r)
		r.Show(New(r.Host, screen.Route{Screen: screen.Parts}))
		r.Press("→")
		r.Type("C-09-1")
		r.Press("Enter", "Enter")
		r.Press("Esc")
		r.Press("→")
		r.Press("Alt+Enter")
		r.Picture("parts-cells-" + name)
		r.Press("Esc", "Esc", "Esc")
		r.Press("Space")
		r.Picture("parts-" + name)
		r.Press("Space", "Ctrl+R")
		r.Picture("parts-receive-" + name)
		r.Press("Esc", "Enter")
		r.Picture("parts-form-" + name)
		r.Press("Esc")
		r.Sit("ln")
		r.Show(New(r.Host, screen.Route{Screen: screen.Parts, ID: int64(oil.ID)}))
		r.Picture("parts-advisor-" + name)
	}
}
