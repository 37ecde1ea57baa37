"""Towns and postal codes that belong together, as they stand in an address; an invented pair is no address of anything."""

LETTERS = "ABDEFGHJLNPQRSTUWXYZ"

TOWNS = {
    "en_US": ["Springfield, IL 62704", "Boston, MA 02116", "Denver, CO 80202", "Austin, TX 78701", "Portland, OR 97205",
              "Savannah, GA 31401", "Albany, NY 12207", "Fresno, CA 93721", "Madison, WI 53703", "Tucson, AZ 85701"],
    "en_GB": ["Reading, RG1", "Leeds, LS1", "York, YO1", "Exeter, EX4", "Norwich, NR2", "Cardiff, CF10", "Glasgow, G2",
              "Oxford, OX1", "London, SW1A", "Bath, BA1"],
    "fr_FR": ["69002 Lyon", "75011 Paris", "33000 Bordeaux", "31000 Toulouse", "44000 Nantes", "67000 Strasbourg",
              "06000 Nice", "59000 Lille", "35000 Rennes", "21000 Dijon"],
    "de_DE": ["10115 Berlin", "20095 Hamburg", "80331 München", "50667 Köln", "01067 Dresden", "04109 Leipzig",
              "79098 Freiburg", "90402 Nürnberg", "28195 Bremen", "34117 Kassel"],
    "it_IT": ["50123 Firenze", "00184 Roma", "20121 Milano (MI)", "10121 Torino", "40121 Bologna (BO)", "80132 Napoli",
              "16121 Genova", "90133 Palermo", "37121 Verona (VR)", "35122 Padova"],
    "es_ES": ["28013 Madrid", "08002 Barcelona", "41001 Sevilla", "46001 Valencia", "50003 Zaragoza", "29015 Málaga",
              "18001 Granada", "37002 Salamanca", "48001 Bilbao", "45001 Toledo"],
    "en_CA": ["Toronto, ON M5H", "Ottawa, ON K1P", "Vancouver, BC V6B", "Calgary, AB T2P", "Halifax, NS B3J",
              "Winnipeg, MB R3C", "Regina, SK S4P", "Montreal, QC H3B"],
    "en_AU": ["Melbourne VIC 3000", "Sydney NSW 2000", "Brisbane QLD 4000", "Perth WA 6000", "Adelaide SA 5000",
              "Hobart TAS 7000", "Geelong VIC 3220", "Newcastle NSW 2300"],
}


def town(locale, random):
    text = random.choice(TOWNS[locale])
    if locale == "en_GB":
        return f"{text} {random.randint(1, 9)}{random.choice(LETTERS)}{random.choice(LETTERS)}"
    if locale == "en_CA":
        return f"{text} {random.randint(1, 9)}{random.choice('ABCEGHJKLMNPRSTVWXYZ')}{random.randint(1, 9)}"
    return text
