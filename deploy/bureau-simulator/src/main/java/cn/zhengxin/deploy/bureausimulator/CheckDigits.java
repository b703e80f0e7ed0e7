package cn.zhengxin.deploy.bureausimulator;

/** Completes numbers with their check characters. Validity is judged elsewhere, by the sensitive types. */
final class CheckDigits {

    private static final int[] NATIONAL_ID_WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
    private static final String NATIONAL_ID_CHECKS = "10X98765432";
    private static final String UNIFIED_CODE_ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY";

    private CheckDigits() {}

    /** GB 11643-1999: seventeen digits and a check character by ISO 7064 MOD 11-2. */
    static String nationalId(String seventeenDigits) {
        int sum = 0;
        for (int i = 0; i < NATIONAL_ID_WEIGHTS.length; i++) {
            sum += Character.digit(seventeenDigits.charAt(i), 10) * NATIONAL_ID_WEIGHTS[i];
        }
        return seventeenDigits + NATIONAL_ID_CHECKS.charAt(sum % 11);
    }

    /** GB 32100-2015: seventeen characters and a check character, weights 3^i modulo 31. */
    static String unifiedSocialCreditCode(String seventeenCharacters) {
        int sum = 0;
        int weight = 1;
        for (int i = 0; i < seventeenCharacters.length(); i++) {
            sum += UNIFIED_CODE_ALPHABET.indexOf(seventeenCharacters.charAt(i)) * weight;
            weight = weight * 3 % 31;
        }
        return seventeenCharacters + UNIFIED_CODE_ALPHABET.charAt((31 - sum % 31) % 31);
    }

    /** Luhn, for card numbers. */
    static String luhn(String digits) {
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            int digit = Character.digit(digits.charAt(digits.length() - 1 - i), 10);
            int counted = i % 2 == 0 ? digit * 2 : digit;
            sum += counted > 9 ? counted - 9 : counted;
        }
        return digits + (10 - sum % 10) % 10;
    }

    static String unifiedCodeAlphabet() {
        return UNIFIED_CODE_ALPHABET;
    }
}
