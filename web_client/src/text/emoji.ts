/** A set of emoji with names to find them by, chosen for talk: loaded when it is first needed. */

export interface Emoji {
  char: string;
  /** Its name in `:colons:`. */
  name: string;
  /** Other words to find it by. */
  words: readonly string[];
}

export interface EmojiGroup {
  title: string;
  emoji: readonly Emoji[];
}

/** Each: the character, its name, other words. */
const SOURCE: Record<string, string> = {
  Smileys:
    "😀 grinning happy,😃 smiley happy,😄 smile happy joy,😁 grin,😆 laughing haha xd,😅 sweat_smile phew,🤣 rofl laugh,😂 joy laugh tears lol,🙂 slightly_smiling,🙃 upside_down,🫠 melting,😉 wink,😊 blush,😇 innocent angel,🥰 smiling_hearts love,😍 heart_eyes love,🤩 star_struck wow,😘 kissing_heart,😋 yum tasty,😛 tongue,😜 wink_tongue crazy,🤪 zany crazy,🤑 money_mouth,🤗 hugging hug,🤭 hand_over_mouth oops,🫢 gasp surprise,🤫 shush quiet secret,🤔 thinking hmm,🫡 salute,🤐 zipper_mouth,🤨 raised_eyebrow doubt,😐 neutral_face meh,😑 expressionless,😶 no_mouth silent,😏 smirk,😒 unamused,🙄 roll_eyes,😬 grimacing awkward,🤥 lying,😌 relieved,😔 pensive sad,😪 sleepy,🤤 drooling,😴 sleeping zzz tired,😷 mask ill,🤒 thermometer ill,🤕 bandage hurt,🤢 nauseated sick,🤮 vomiting sick,🤧 sneezing cold,🥵 hot,🥶 cold freezing,🥴 woozy drunk,😵 dizzy,🤯 mind_blown exploding,🤠 cowboy,🥳 partying party celebrate,😎 sunglasses cool,🤓 nerd,🧐 monocle,😕 confused,😟 worried,🙁 frowning sad,😮 open_mouth wow,😲 astonished,😳 flushed,🥺 pleading please,🥹 holding_tears touched,😦 frown_open,😨 fearful scared,😰 anxious sweat,😢 cry sad tear,😭 sob cry,😱 scream fear,😖 confounded,😣 persevering,😞 disappointed,😓 sweat,😩 weary,😫 tired,🥱 yawning bored,😤 triumph huff,😡 rage angry,😠 angry,🤬 swearing,😈 imp devil,💀 skull dead,💩 poop,🤡 clown,👻 ghost,👽 alien,🤖 robot,😺 cat_smile,😹 cat_joy,😻 cat_heart,🙈 see_no_evil monkey,🙉 hear_no_evil monkey,🙊 speak_no_evil monkey",
  People:
    "👋 wave hello bye hi,🤚 raised_back,✋ raised_hand stop,🖖 vulcan,👌 ok_hand perfect,🤌 pinched,🤏 pinching small,✌️ victory peace,🤞 crossed_fingers luck,🫰 finger_heart,🤟 love_you,🤘 rock metal,🤙 call_me,👈 point_left,👉 point_right,👆 point_up,👇 point_down,☝️ index_up,👍 thumbsup +1 yes good agree like,👎 thumbsdown -1 no bad,✊ fist,👊 punch,🤛 fist_left,🤜 fist_right,👏 clap applause bravo,🙌 raised_hands hooray,🫶 heart_hands love,👐 open_hands,🤲 palms_up,🤝 handshake deal,🙏 pray thanks please,✍️ writing,💅 nail_polish,🤳 selfie,💪 muscle strong,🧠 brain,👀 eyes look,👁️ eye,👅 tongue_out,👄 lips,👶 baby,🧒 child,🧑 person,👩 woman,👨 man,🧓 older_person,🙅 no_gesture,🙆 ok_gesture,💁 tipping_hand,🙋 raising_hand question,🙇 bow sorry,🤦 facepalm,🤷 shrug dunno,👮 police,🕵️ detective,👷 builder,🧑‍💻 technologist coder computer,🧑‍🔬 scientist,🧑‍🎨 artist,🧑‍🚀 astronaut,🦸 superhero,🧙 mage wizard,🧟 zombie,🚶 walking,🏃 running,💃 dancing dance,🕺 man_dancing dance,🧘 meditation yoga,👫 couple,👪 family,🗣️ speaking,👤 silhouette,👥 silhouettes people",
  Hearts:
    "❤️ heart love red,🧡 orange_heart,💛 yellow_heart,💚 green_heart,💙 blue_heart,🩵 light_blue_heart,💜 purple_heart,🤎 brown_heart,🖤 black_heart,🩶 grey_heart,🤍 white_heart,🩷 pink_heart,💔 broken_heart,❤️‍🔥 heart_fire,💖 sparkling_heart,💕 two_hearts,💯 hundred 100 perfect,💢 anger,💥 boom explosion,💫 dizzy_star,💦 splash,💨 dash fast,💬 speech,💭 thought,💤 zzz sleep,✅ check done yes,☑️ ballot,✔️ tick done,❌ cross no wrong,❎ cross_box,❓ question,❔ white_question,❗ exclamation,‼️ double_exclamation,⚠️ warning,🚫 prohibited no,⛔ no_entry,🔴 red_circle,🟠 orange_circle,🟡 yellow_circle,🟢 green_circle,🔵 blue_circle,🟣 purple_circle,⚫ black_circle,⚪ white_circle,⭐ star,🌟 glowing_star,✨ sparkles new shiny,⚡ zap lightning fast,🔥 fire hot lit,🎵 music note,🎶 notes music,➕ plus,➖ minus,♻️ recycle,🔝 top,🆕 new,🆗 ok,🆘 sos help,🔁 repeat,🔜 soon",
  Nature:
    "🐶 dog,🐱 cat,🐭 mouse,🐹 hamster,🐰 rabbit bunny,🦊 fox,🐻 bear,🐼 panda,🐨 koala,🐯 tiger,🦁 lion,🐮 cow,🐷 pig,🐸 frog,🐵 monkey,🐔 chicken,🐧 penguin,🐦 bird,🐤 chick,🦆 duck,🦅 eagle,🦉 owl,🦇 bat,🐺 wolf,🐴 horse,🦄 unicorn,🐝 bee,🐛 bug caterpillar,🦋 butterfly,🐌 snail slow,🐞 ladybug,🐜 ant,🕷️ spider,🐢 turtle slow,🐍 snake python,🦎 lizard,🦖 t_rex dinosaur,🐙 octopus,🦀 crab rust,🐠 fish,🐬 dolphin,🐳 whale,🦈 shark,🐘 elephant,🦒 giraffe,🦔 hedgehog,🐾 paws,🌵 cactus,🎄 christmas_tree,🌲 evergreen,🌳 tree,🌴 palm,🌱 seedling,🌿 herb,🍀 clover luck,🍁 maple_leaf autumn,🍂 fallen_leaf,🍄 mushroom,💐 bouquet flowers,🌷 tulip,🌹 rose,🌻 sunflower,🌸 blossom,🌞 sun_face,🌝 moon_face,🌙 crescent_moon night,🌍 earth world,☀️ sun,⛅ partly_sunny,☁️ cloud,🌧️ rain,⛈️ storm,❄️ snowflake cold,⛄ snowman,🌈 rainbow,🌊 ocean sea",
  Food:
    "🍏 green_apple,🍎 apple,🍐 pear,🍊 tangerine orange,🍋 lemon,🍌 banana,🍉 watermelon,🍇 grapes,🍓 strawberry,🫐 blueberries,🍒 cherries,🍑 peach,🥭 mango,🍍 pineapple,🥥 coconut,🥝 kiwi,🍅 tomato,🥑 avocado,🥦 broccoli,🌶️ chili hot,🌽 corn,🥕 carrot,🧄 garlic,🥔 potato,🍞 bread,🥐 croissant,🥨 pretzel,🧀 cheese,🥚 egg,🍳 cooking,🥞 pancakes,🥓 bacon,🍔 hamburger burger,🍟 fries,🍕 pizza,🌭 hotdog,🥪 sandwich,🌮 taco,🌯 burrito,🥗 salad,🍝 spaghetti pasta,🍜 ramen noodles,🍣 sushi,🍱 bento,🍚 rice,🍦 ice_cream,🍩 doughnut,🍪 cookie,🎂 birthday cake,🍰 shortcake cake,🧁 cupcake,🍫 chocolate,🍿 popcorn,🍯 honey,☕ coffee tea,🍵 tea,🥤 drink,🍺 beer,🍻 beers cheers,🥂 cheers champagne toast,🍷 wine,🍸 cocktail,🍾 champagne bottle,🧉 mate,🍴 fork_knife",
  Activities:
    "⚽ soccer football,🏀 basketball,🏈 american_football,⚾ baseball,🎾 tennis,🏐 volleyball,🎱 billiards,🏓 ping_pong,🏸 badminton,🥊 boxing,⛳ golf,🎣 fishing,🎿 ski,🏂 snowboard,🏊 swimming,🚴 cycling bike,🏆 trophy win,🥇 gold first,🥈 silver second,🥉 bronze third,🎯 dart target bullseye,🎮 video_game,🎲 dice game,🧩 puzzle,♟️ chess,🎨 art paint,🎬 clapper film,🎤 microphone sing,🎧 headphones,🎸 guitar,🎹 piano,🥁 drum,🎉 tada party celebrate congratulations,🎊 confetti party,🎈 balloon,🎁 gift present,🎃 pumpkin halloween,🎆 fireworks,🪄 magic_wand",
  Travel:
    "🚗 car,🚕 taxi,🚌 bus,🚑 ambulance,🚒 fire_engine,🚜 tractor,🚲 bicycle bike,🛴 scooter,🏍️ motorcycle,🚂 train,🚆 rail train,🚇 metro,✈️ airplane flight,🛫 takeoff,🛬 landing,🚀 rocket launch ship,🛸 ufo,🚁 helicopter,⛵ sailboat,🚢 ship,⚓ anchor,🚧 construction wip,🚦 traffic_light,🗺️ map,🏝️ island,🏔️ mountain,🏕️ camping,🏠 house home,🏢 office,🏥 hospital,🏫 school,🏰 castle,⛪ church,🗼 tower,🌃 night_city,🌅 sunrise,🌉 bridge,🎡 ferris_wheel,🏁 finish flag,🚩 red_flag,🏳️ white_flag,🏳️‍🌈 rainbow_flag pride,🏴‍☠️ pirate_flag",
  Objects:
    "⌚ watch,📱 phone mobile,💻 laptop computer,⌨️ keyboard,🖥️ desktop,🖨️ printer,🖱️ computer_mouse,💾 floppy save,💿 disc,📷 camera,🎥 film_camera,📞 telephone,📺 television,📻 radio,⏰ alarm clock,⏳ hourglass waiting,⌛ hourglass_done,🔋 battery,🔌 plug,💡 bulb idea,🔦 flashlight,🕯️ candle,💸 money_wings,💰 money_bag,💳 card,💎 gem diamond,🔧 wrench fix,🔨 hammer build,🛠️ tools,🔩 bolt,⚙️ gear settings,🧰 toolbox,🧲 magnet,🔬 microscope,🔭 telescope,📡 satellite,💉 syringe,💊 pill,🩹 plaster,🚪 door porch,🛏️ bed,🛋️ couch,🚽 toilet,🧹 broom clean,🧺 basket,🧼 soap,🛒 cart,🔑 key,🔒 lock,🔓 unlock,🔐 locked_key,📦 package box,📫 mailbox,✉️ envelope mail,📧 email,📝 memo note write,📄 page,📊 bar_chart,📈 chart_up,📉 chart_down,📅 calendar,📌 pin,📍 location,📎 paperclip,✂️ scissors,🖊️ pen,✏️ pencil,📚 books,📖 book read,🔗 link,🔍 search magnifier,🗑️ trash bin,🔔 bell,🔕 no_bell,📣 megaphone,👑 crown,🎩 top_hat,👓 glasses,🎒 backpack,☂️ umbrella,🧸 teddy,🛡️ shield,⚖️ scales law,🧪 test_tube,🧬 dna",
};

/** All of them, in groups. */
export const GROUPS: readonly EmojiGroup[] = Object.entries(SOURCE).map(([title, list]) => ({
  title,
  emoji: list.split(",").map((line) => {
    const [char = "", name = "", ...words] = line.trim().split(" ");
    return { char, name, words };
  }),
}));

const ALL = GROUPS.flatMap((group) => group.emoji);

/** Those that the words fit, the best first. */
export function findEmoji(term: string, most = 50): readonly Emoji[] {
  const wanted = term.toLowerCase().replace(/[\s-]+/gu, "_").replace(/^:|:$/gu, "");
  if (!wanted) return [];
  const scored = ALL.flatMap((emoji) => {
    const score = scoreOf(emoji, wanted);
    return score > 0 ? [{ emoji, score }] : [];
  });
  return scored
    .sort((one, other) => other.score - one.score)
    .slice(0, most)
    .map(({ emoji }) => emoji);
}

function scoreOf({ name, words }: Emoji, wanted: string): number {
  if (name === wanted) return 5;
  if (name.startsWith(wanted)) return 4;
  if (words.some((word) => word === wanted)) return 3;
  if (words.some((word) => word.startsWith(wanted)) || name.includes(`_${wanted}`)) return 2;
  return wanted.length > 2 && name.includes(wanted) ? 1 : 0;
}

/** The one of that name. */
export function emojiNamed(name: string): Emoji | undefined {
  return ALL.find((emoji) => emoji.name === name) ?? ALL.find((emoji) => emoji.words[0] === name && /^[+-]/u.test(name));
}

/** Those that are at hand before one has chosen any. */
export const FREQUENT: readonly string[] = ["👍", "❤️", "😂", "🎉", "👀", "🙏", "✅", "🚀"];
