package paper

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"gongdan/app/shop"
)

// arranged is the booking of the sample's car.
func arranged(on Paper) Booking {
	in := sample(on)
	return Booking{
		Paper: on, Shop: in.Shop, Vehicle: in.Vehicle, Customer: in.Customer, Bay: "2 号 机电", Technician: "张伟", Advisor: "李娜", Copy: 1, At: at("14:41"), By: "李娜",
		Appointment: shop.Appointment{
			Number: "YY260414-003", Status: shop.Confirmed, Plate: "沪B88K20", Name: "刘䶮㛃𬭚", Phone: "13800005566", Kind: shop.Maintenance,
			Request: "二级维护；制动时有尖叫声", Hours: 1500, Channel: shop.ByCall,
			Times: shop.BookingTimes{StartAt: at("09:30").AddDate(0, 0, 1), BookedAt: at("14:40"), RemindAt: at("18:00")},
			Parts: []shop.ReservedPart{{PartID: 4, Qty: shop.One}},
		},
		Parts: map[shop.PartID]shop.Part{4: {Number: "TRW-GDB7730", Name: "前制动片", Unit: "套"}},
	}
}

func TestThePaperOfABookingSaysAllThatWasArranged(t *testing.T) {
	p := press(t)
	for _, tag := range []string{"zh-CN", "en"} {
		for _, on := range Papers() {
			pdf := printed(t, p, Appointment(arranged(on), lang(t, tag)))
			if dir := os.Getenv("SCREEN_PICTURES"); dir != "" {
				if err := os.WriteFile(filepath.Join(dir, "appointment-"+tag+"-"+string(on)+".pdf"), pdf, 0o600); err != nil {
					t.Fatal(err)
				}
			}
			text := strings.Join(strings.Fields(readBack(t, pdf)), "")
			for _, want := range []string{
				"YY260414-003", "沪B88K20", "刘䶮㛃𬭚", "LVGHH25K6P5021463", "2026-04-1509:30", "1.5h", "二级维护；制动时有尖叫声", "张伟", "李娜",
				"TRW-GDB7730", "前制动片", "1套", "2026-04-1418:00",
			} {
				if !strings.Contains(text, want) {
					t.Errorf("%s on %s does not say %s:\n%s", tag, on, want, text)
				}
			}
		}
	}
}

func TestABookingOfSomebodyWhomNobodyKnowsPrintsWhatIsKnown(t *testing.T) {
	in := arranged(A4)
	in.Vehicle, in.Customer, in.Appointment.Parts, in.Copy = shop.Vehicle{}, shop.Customer{}, nil, 2
	in.Appointment.Status, in.Appointment.Times.RemindAt = shop.Cancelled, time.Time{}
	d := Appointment(in, lang(t, "zh-CN"))
	if d.Stamp == "" || d.Watermark != "已取消" || d.Code != "YY260414-003" || len(d.Blocks) != 5 {
		t.Errorf("%+v", d)
	}
	in.Appointment.Plate, in.Appointment.Name = "", ""
	in.Vehicle.Plate, in.Customer.Name = "沪AD12345", "王建国"
	who := Appointment(in, lang(t, "zh-CN")).Blocks[0].(Pairs).Pairs
	if who[0].Value != "王建国" || who[2].Value != "沪A D12345" {
		t.Errorf("%+v", who)
	}
}
