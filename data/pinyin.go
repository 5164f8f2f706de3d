package data

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/mozillazg/go-pinyin"
)

// mostReadings bounds how many ways a name is read, and so what a save costs.
const mostReadings = 8

// syllable is one character of a name: how it is read, or itself when it is a
// letter or digit of the Latin sort.
type syllable struct {
	sound  string
	second bool // goes on with the word before it: b, c of abc
}

func (s syllable) initial() byte { return s.sound[0] }

// readings are the ways in which a name may be read, the likeliest first, at
// most mostReadings. Only the first character is read in more than one way,
// since surnames are what the dictionary gets wrong; two-character surnames and
// names of places come from a table. Signs and blanks are left out.
func readings(name string) [][]syllable {
	rs := []rune(strings.ToLower(name))
	for len(rs) > 0 && !sounds(rs[0]) {
		rs = rs[1:]
	}
	if len(rs) == 0 {
		return nil
	}
	var heads [][]string
	if len(rs) > 1 {
		if known := surname(string(rs[:2])); known != "" {
			heads = append(heads, strings.Fields(known))
		}
	}
	for _, sound := range soundsOfFirst(rs[0]) {
		if rest := []string{sound}; !begins(heads, sound) {
			heads = append(heads, rest)
		}
	}
	if len(heads) > mostReadings {
		heads = heads[:mostReadings]
	}
	all := make([][]syllable, len(heads))
	for i, head := range heads {
		all[i] = read(rs, head)
	}
	return all
}

// begins reports whether a head of one character reads sound already.
func begins(heads [][]string, sound string) bool {
	return slices.ContainsFunc(heads, func(h []string) bool { return len(h) == 1 && h[0] == sound })
}

// read reads rs with the sounds of its first characters given.
func read(rs []rune, head []string) []syllable {
	var out []syllable
	word := false
	for i, r := range rs {
		switch {
		case i < len(head):
			out = append(out, syllable{sound: head[i]})
			word = false
		case latin(r):
			out = append(out, syllable{string(r), word})
		case unicode.Is(unicode.Han, r):
			if sound := soundIn(rs, i); sound != "" {
				out = append(out, syllable{sound: sound})
			}
		}
		word = latin(r)
	}
	return out
}

// soundIn is how the character at i is read after the one before it.
func soundIn(rs []rune, i int) string {
	if i > 0 {
		if two := strings.Fields(surname(string(rs[i-1 : i+1]))); len(two) == 2 {
			return two[1]
		}
	}
	if i+1 < len(rs) {
		if two := strings.Fields(surname(string(rs[i : i+2]))); len(two) == 2 {
			return two[0]
		}
	}
	if all := soundsOf(rs[i]); len(all) > 0 {
		return all[0]
	}
	return ""
}

// soundsOfFirst are the readings of the first character, as a surname first.
func soundsOfFirst(r rune) []string {
	if latin(r) {
		return []string{string(r)}
	}
	all := strings.Fields(surname(string(r)))
	for _, s := range soundsOf(r) {
		if !slices.Contains(all, s) {
			all = append(all, s)
		}
	}
	return all
}

// soundsOf are the readings of a character without tones, v for ü, the usual
// one first; none for what is not in the dictionary.
func soundsOf(r rune) []string {
	entry, ok := pinyin.PinyinDict[int(r)]
	if !ok {
		return nil
	}
	var all []string
	for _, s := range strings.Split(entry, ",") {
		if s = toneless(s); s != "" && !slices.Contains(all, s) {
			all = append(all, s)
		}
	}
	return all
}

// toneless drops the tones of a syllable and anything that is no letter.
func toneless(s string) string {
	return strings.Map(func(r rune) rune {
		switch r {
		case 'ā', 'á', 'ǎ', 'à':
			return 'a'
		case 'ē', 'é', 'ě', 'è', 'ê', 'ế', 'ề':
			return 'e'
		case 'ī', 'í', 'ǐ', 'ì':
			return 'i'
		case 'ō', 'ó', 'ǒ', 'ò':
			return 'o'
		case 'ū', 'ú', 'ǔ', 'ù':
			return 'u'
		case 'ǖ', 'ǘ', 'ǚ', 'ǜ', 'ü':
			return 'v'
		case 'ń', 'ň', 'ǹ':
			return 'n'
		case 'ḿ':
			return 'm'
		}
		if r >= 'a' && r <= 'z' {
			return r
		}
		return -1
	}, s)
}

func sounds(r rune) bool { return latin(r) || len(soundsOf(r)) > 0 }

func latin(r rune) bool { return r < utf8.RuneSelf && (r >= 'a' && r <= 'z' || r >= '0' && r <= '9') }

// surname is how a surname is read where the dictionary's first reading is
// another, with blanks between: several readings of one character, or one sound
// for each of two. It is empty for all others.
func surname(s string) string {
	table := surnames
	if utf8.RuneCountInString(s) == 2 {
		table = pairs
	}
	_, rest, found := strings.Cut(table, "|"+s+":")
	if !found {
		return ""
	}
	sound, _, _ := strings.Cut(rest, "|")
	return strings.ReplaceAll(strings.TrimSpace(sound), ",", " ")
}

// surnames are the readings of single characters at the start of a name.
const surnames = `
|单:shan|曾:zeng|解:xie|仇:qiu|区:ou|查:zha|朴:piao|覃:qin,tan|任:ren|华:hua|盖:ge,gai|纪:ji|葛:ge|冼:xian|洗:xian
|翟:zhai,di|乐:yue,le|缪:miao|宓:mi|晁:chao|员:yun|贠:yun|种:chong|繁:po|召:shao|折:she|隗:wei,kui|郗:xi,chi
|郇:xun,huan|黑:he|祭:zhai|秘:bi|燕:yan|宁:ning|应:ying|那:na|哈:ha|谌:chen,shen|佘:she|牟:mu,mou|车:che|柏:bai,bo
|薄:bo|卜:bu|阚:kan|尹:yin|俞:yu|於:yu|过:guo|曲:qu|强:qiang|石:shi|万:wan|沈:shen|叶:ye|褚:chu|尉:wei,yu|冯:feng
|洪:hong|巷:xiang|适:kuo|逄:pang|钭:tou|麴:qu|长:chang,zhang|朝:chao|重:chong,zhong|厦:xia|会:hui,kuai
|角:jue,jiao|句:gou|行:xing,hang|盛:sheng|乘:cheng|撒:sa|藏:zang|臧:zang|钻:zuan|弹:tan,dan|调:tiao,diao|传:chuan
|空:kong|减:jian|差:cha,chai|散:san|铅:qian|壳:ke,qiao|`

// pairs are surnames of two characters, and words and places in which a
// character changes its sound.
const pairs = `
|尉迟:yu,chi|万俟:mo,qi|令狐:ling,hu|长孙:zhang,sun|单于:chan,yu|澹台:tan,tai|鲜于:xian,yu|宇文:yu,wen|夏侯:xia,hou
|皇甫:huang,fu|呼延:hu,yan|乐正:yue,zheng|亓官:qi,guan|重庆:chong,qing|长安:chang,an|长城:chang,cheng|长沙:chang,sha
|长春:chang,chun|厦门:xia,men|银行:yin,hang|朝阳:chao,yang|音乐:yin,yue|会计:kuai,ji|重汽:zhong,qi|调整:tiao,zheng
|空调:kong,tiao|差速:cha,su|单向:dan,xiang|传动:chuan,dong|传感:chuan,gan|车床:che,chuang|单体:dan,ti|单缸:dan,gang
|任务:ren,wu|轴承:zhou,cheng|减震:jian,zhen|弹簧:tan,huang|曲轴:qu,zhou|六安:lu,an|`
