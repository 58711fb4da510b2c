"""Folds a text for comparison: Traditional to Simplified, full width to half width, never its length.

The table holds the characters that stand in and around numerals, units and words of direction, not
the whole language: it serves matching, and nothing folded is ever shown.
"""

from functools import lru_cache
from typing import Final

_TRADITIONAL: Final = (
    "億萬個兩點餘畝噸戶項條過達約幾並數據單總額產産業園區縣鎮鄉國際農經濟體製資實進長減較於與為無還從間開"
    "關門頭車輛臺灣張場層樓棟庫處種類隻雙雜難雞機構標誌識認記計設許訂說説課調談論證評試詢該詳語誤請諾講謝"
    "謀譯護讓變負財責貢貨販貧貴買費貿賀賓賣賬質購賽贈贊趙趨跡躍軌軍軟載輔輕輪輸轄轉辦遠連適遷選遺鄰醫釋鐘"
    "鋼錄錢錦鍵鎖鏈鐵鑒鑰閉問閑閱闊隊陽陰陳陸險隨隱雖離電靈靜響頁頂順須預領頻題顏願顧風飛飯飲館馬驅驗驟鬥"
    "魚鮮鳥鳴麗麥黃齊齡龍龜雲傳價儀優償儲兒內兇凈淨凍劃則剛創劇劉動勁務勝勞勢勵勸華協卻廠歷厲壓參發叢吳員"
    "啟嘆嚐囑團圍圖圓聖報塊墊壘壞壯聲壽夢夾奪奮獎婦媽學孫寧寶審寫寬對導將專尋屆島嶺峽崗帳帶幣幫幹廳廣應廢"
    "廟強彈歸當徑復憶態慮憂懷懸戰戲拋擁擇擊擔擋擬擴擺擾攔攜攝敗敘敵斷時晉曆書會東極楊樞樹橋檔檢權歐歲殘殺"
    "毀氣漢決沒淚測湊準溫滅滾滿漁漲漸潔潛澤濃瀏灘煙煥熱燈營爭爾牆獨獲獻現環瑣療癥皺盡監盤眾睜確碼礎禮禍稅"
    "積穩窮競筆築節範糧糾紀紅級紙細終組結絕統絲綜綠維網緊緒線緣編練縮績織繞繪給繼續纖罰羅義習聞聯聰職聽肅"
    "脫腦臉臨舉舊艱藝藥藍蘇虛號蟲補裝裡裏規視覽覺觀觸訊託訓訴診詞詩誠誰諸謹譽讀豐豬貝貞賢賴鄭鄧釀針鈔鈣鈴"
    "銀銅銘銳銷鋒鋪錯鍋鑄鑽闖陣陝階隸霧韓頌頒頗顆顯飾餅騙騰驚鬆鬧鵬鷹塵齒徵慶慣憑戀摯撥撫撐撲斂曉殼毆氫濱"
    "瀾爐狀狹獵瑤異瘋盧盜矚祿禦稱穀竊籌籤簡籲緩締縱縫繳罷羨膚膽臟蔔蔣蕩薩蘭蝕衛衝袞詐詭譜貓賜贏踐蹤輩輯轟"
    "遞遲郵鄔鉅銜鎢隕韌頸飄馳駐騎髮鬍鰲鴻黨齣係佔倉亞佈併來們傑備傾僅兌別堅娛屬廬後徹掃採揀換搖搶暢樣欄沖"
    "況淵濤牽疊礙簽籠紹興蓋見訪註話貫這運鉚麼夠羣滯潤飽養納賺賠軸輻釣鈞鍊閩頓顛飆馮駕駛騷鯉鵝鹽龐撿擠攤斃"
    "昇曬槍樁櫃歡漿澆災煉煩犧猶琺瑪畢疇盞睏矯磚禪窩籃緻縷繫纜罵聾膠臘艦蕭薦蘿蠟襪訟誘謊譏豎貯賒贖躊軀辭遙"
    "遼邊鄒鈍銑鋁鋅錫鍛鎂鎳鏡鐮閘闡鞏餓駁騾髒鬱魯鮑鯨鶴鹼齋"
    "嚴虧冊嗎啓墜彌執揚掛攬斬術匯紡絡榮蟬議諧貼貸趕躋邁遜頃"
)
_SIMPLIFIED: Final = (
    "亿万个两点余亩吨户项条过达约几并数据单总额产产业园区县镇乡国际农经济体制资实进长减较于与为无还从间开"
    "关门头车辆台湾张场层楼栋库处种类只双杂难鸡机构标志识认记计设许订说说课调谈论证评试询该详语误请诺讲谢"
    "谋译护让变负财责贡货贩贫贵买费贸贺宾卖账质购赛赠赞赵趋迹跃轨军软载辅轻轮输辖转办远连适迁选遗邻医释钟"
    "钢录钱锦键锁链铁鉴钥闭问闲阅阔队阳阴陈陆险随隐虽离电灵静响页顶顺须预领频题颜愿顾风飞饭饮馆马驱验骤斗"
    "鱼鲜鸟鸣丽麦黄齐龄龙龟云传价仪优偿储儿内凶净净冻划则刚创剧刘动劲务胜劳势励劝华协却厂历厉压参发丛吴员"
    "启叹尝嘱团围图圆圣报块垫垒坏壮声寿梦夹夺奋奖妇妈学孙宁宝审写宽对导将专寻届岛岭峡岗帐带币帮干厅广应废"
    "庙强弹归当径复忆态虑忧怀悬战戏抛拥择击担挡拟扩摆扰拦携摄败叙敌断时晋历书会东极杨枢树桥档检权欧岁残杀"
    "毁气汉决没泪测凑准温灭滚满渔涨渐洁潜泽浓浏滩烟焕热灯营争尔墙独获献现环琐疗症皱尽监盘众睁确码础礼祸税"
    "积稳穷竞笔筑节范粮纠纪红级纸细终组结绝统丝综绿维网紧绪线缘编练缩绩织绕绘给继续纤罚罗义习闻联聪职听肃"
    "脱脑脸临举旧艰艺药蓝苏虚号虫补装里里规视览觉观触讯托训诉诊词诗诚谁诸谨誉读丰猪贝贞贤赖郑邓酿针钞钙铃"
    "银铜铭锐销锋铺错锅铸钻闯阵陕阶隶雾韩颂颁颇颗显饰饼骗腾惊松闹鹏鹰尘齿征庆惯凭恋挚拨抚撑扑敛晓壳殴氢滨"
    "澜炉状狭猎瑶异疯卢盗瞩禄御称谷窃筹签简吁缓缔纵缝缴罢羡肤胆脏卜蒋荡萨兰蚀卫冲衮诈诡谱猫赐赢践踪辈辑轰"
    "递迟邮邬巨衔钨陨韧颈飘驰驻骑发胡鳌鸿党出系占仓亚布并来们杰备倾仅兑别坚娱属庐后彻扫采拣换摇抢畅样栏冲"
    "况渊涛牵叠碍签笼绍兴盖见访注话贯这运铆么够群滞润饱养纳赚赔轴辐钓钧炼闽顿颠飙冯驾驶骚鲤鹅盐庞捡挤摊毙"
    "升晒枪桩柜欢浆浇灾炼烦牺犹珐玛毕畴盏困矫砖禅窝篮致缕系缆骂聋胶腊舰萧荐萝蜡袜讼诱谎讥竖贮赊赎踌躯辞遥"
    "辽边邹钝铣铝锌锡锻镁镍镜镰闸阐巩饿驳骡脏郁鲁鲍鲸鹤碱斋"
    "严亏册吗启坠弥执扬挂揽斩术汇纺络荣蝉议谐贴贷赶跻迈逊顷"
)
_WIDE: Final = {
    code + 0xFEE0: code for code in range(0x21, 0x7F) if chr(code).isalnum() or chr(code) in "%.+"
}
_TABLE: Final = {ord(t): s for t, s in zip(_TRADITIONAL, _SIMPLIFIED, strict=True)} | _WIDE
_CHANGED: Final = frozenset(map(chr, _TABLE))
_CHARACTERS: Final = {code: s for code, s in _TABLE.items() if code not in _WIDE}
TRADITIONAL_ONLY: Final = frozenset(t for t, s in zip(_TRADITIONAL, _SIMPLIFIED, strict=True) if t != s)


@lru_cache(maxsize=2048)
def fold(text: str) -> str:
    """The text in Simplified Chinese with half-width digits, letters and percent signs, for matching."""
    return text if _CHANGED.isdisjoint(text) else text.translate(_TABLE).replace("计畫", "计划")


def simplified(text: str) -> str:
    """The text with its Traditional characters as Simplified ones; punctuation and width stay."""
    return text.translate(_CHARACTERS)
